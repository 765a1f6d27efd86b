package io.github.swremulator.gateway;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.http.parser.HttpParser;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.util.function.SingletonSupplier;

/** The connection of a request: whether the client has closed it, and how the emulator closes it deliberately. */
public final class ClientConnection {

    private static final String CONNECTION = ClientConnection.class.getName();
    private static final String CLOSE = CONNECTION + ".close";

    /** The index of a note that Tomcat does not use; unlike an attribute, it stays from one request to the next. */
    private static final int NOTE = 17;

    private ClientConnection() {}

    /**
     * Whether the client has closed the connection, or its sending side, so that it no longer waits for the reply. May be
     * called only by the thread that handles the request, after the body was read.
     */
    public static boolean isGone(ServletRequest request) {
        return request.getAttribute(CONNECTION) instanceof ConnectionProcessor connection && connection.isGone();
    }

    /** Closes the connection once the reply is written: the client receives all of it but the end of the body. */
    public static void closeWithoutEnd(ServletRequest request) {
        request.setAttribute(CLOSE, new CloseRequest(false));
    }

    /** Resets the connection (TCP RST) once the reply is written; the client receives nothing more. */
    public static void closeWithReset(ServletRequest request) {
        request.setAttribute(CLOSE, new CloseRequest(true));
    }

    static boolean isClosedDeliberately(ServletRequest request) {
        return request.getAttribute(CLOSE) != null;
    }

    /** An IOException, which Tomcat treats as a failure of the network and not of the server. */
    private static final class CloseRequest extends IOException {

        private final boolean withReset;

        CloseRequest(boolean withReset) {
            super("the connection is closed deliberately");
            this.withReset = withReset;
        }
    }

    /** Must precede all valves and filters that may request that a connection is closed. */
    static class Valve extends ValveBase {

        Valve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (!(request.getCoyoteRequest().getNote(NOTE) instanceof ConnectionProcessor connection)) {
                throw new IllegalStateException("the connection is not one of Protocol");
            }
            if (connection.isHeadless()) {
                // Tomcat may have chosen an error already.
                response.setSuspended(false);
                GatewayErrorCode.BAD_REQUEST.writeWithHead(request, response);
                return;
            }
            request.setAttribute(CONNECTION, connection);
            getNext().invoke(request, response);
            if (request.getAttribute(CLOSE) instanceof CloseRequest close) {
                if (close.withReset) {
                    connection.resetOnClose();
                }
                response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, close);
            } else {
                connection.end(response);
            }
        }
    }

    /** Tomcat's HTTP/1.1 with access to the connection; public because Tomcat creates it by its name. */
    public static final class Protocol extends Http11NioProtocol {

        /** Enough to write a full buffer; does not wait for a client that does not read. */
        private static final Duration LAST_WRITES = Duration.ofMillis(250);

        private static final Duration STEP = Duration.ofMillis(2);

        /** A fault rule may delay three quarters of the threads. */
        private static final int THREADS_FOR_EACH_BODY = 5;

        private final Supplier<Semaphore> bodies =
                SingletonSupplier.of(() -> new Semaphore(Math.max(1, getMaxThreads() / THREADS_FOR_EACH_BODY)));

        /** Requests have had their time when it stops: without this, Tomcat would wait five more seconds for their threads. */
        public Protocol() {
            getEndpoint().setExecutorTerminationTimeoutMillis(0);
        }

        @Override
        protected Processor createProcessor() {
            ConnectionProcessor connection = new ConnectionProcessor(this, bodies.get());
            connection.getRequest().setNote(NOTE, connection);
            return connection;
        }

        @Override
        public boolean useCompression(org.apache.coyote.Request request, org.apache.coyote.Response response) {
            ConnectionProcessor.restoreStatus(request, response);
            return super.useCompression(request, response);
        }

        /** Accepts bytes beyond ASCII in a target, as gateways do. */
        @Override
        public HttpParser getHttpParser() {
            return new HttpParser(getRelaxedPathChars(), getRelaxedQueryChars()) {
                @Override
                public boolean isNotRequestTargetRelaxed(int c) {
                    return c >= 0 && super.isNotRequestTargetRelaxed(c);
                }

                @Override
                public boolean isAbsolutePathRelaxed(int c) {
                    return c < 0 || super.isAbsolutePathRelaxed(c);
                }

                @Override
                public boolean isQueryRelaxed(int c) {
                    return c < 0 || super.isQueryRelaxed(c);
                }
            };
        }

        /**
         * Lets Tomcat write the last replies completely. A graceful shutdown is over when the last servlet has returned, and
         * the connections would then be closed while Tomcat still writes the end of a reply.
         */
        @Override
        public void stop() throws Exception {
            long begun = System.nanoTime();
            while (getExecutor() instanceof ThreadPoolExecutor threads
                    && threads.getActiveCount() > 0
                    && System.nanoTime() - begun < LAST_WRITES.toNanos()) {
                LockSupport.parkNanos(STEP.toNanos());
            }
            super.stop();
        }
    }
}
