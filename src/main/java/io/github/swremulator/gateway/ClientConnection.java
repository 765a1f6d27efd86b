package io.github.swremulator.gateway;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** The connection of a request: whether the client has closed it, and how the emulator closes it deliberately. */
public final class ClientConnection {

    private static final String IS_GONE = ClientConnection.class.getName();
    private static final String CLOSE = IS_GONE + ".close";

    /** The index of a note that Tomcat does not use; unlike an attribute, it stays from one request to the next. */
    private static final int NOTE = 17;

    private ClientConnection() {}

    /**
     * Whether the client has closed the connection, or its sending side, so that it no longer waits for the reply. May be
     * called only by the thread that handles the request, after the body was read.
     */
    public static boolean isGone(ServletRequest request) {
        return request.getAttribute(IS_GONE) instanceof BooleanSupplier isGone && isGone.getAsBoolean();
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
            request.setAttribute(IS_GONE, request.getCoyoteRequest().getNote(NOTE));
            getNext().invoke(request, response);
            if (request.getAttribute(CLOSE) instanceof CloseRequest close) {
                response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, close);
            }
        }
    }

    /** Tomcat's HTTP/1.1 with access to the connection; public because Tomcat creates it by its name. */
    public static class Protocol extends Http11NioProtocol {

        /** Enough to write a full buffer; does not wait for a client that does not read. */
        private static final Duration LAST_WRITES = Duration.ofMillis(250);

        private static final Duration STEP = Duration.ofMillis(2);

        /** Requests have had their time when it stops: without this, Tomcat would wait five more seconds for their threads. */
        public Protocol() {
            getEndpoint().setExecutorTerminationTimeoutMillis(0);
        }

        @Override
        protected Processor createProcessor() {
            return new ConnectionProcessor(this);
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

    private static final class ConnectionProcessor extends Http11Processor {

        ConnectionProcessor(Protocol protocol) {
            super(protocol, protocol.getAdapter());
            BooleanSupplier isGone = this::isGone;
            request.setNote(NOTE, isGone);
        }

        /** A byte that can be read belongs to the next request, and is put back. */
        private boolean isGone() {
            ByteBuffer next = ByteBuffer.allocate(1);
            try {
                int count = getSocketWrapper().read(false, next);
                if (count > 0) {
                    getSocketWrapper().unRead(next.flip());
                }
                return count < 0;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
            if (cause instanceof CloseRequest close && close.withReset) {
                resetOnClose();
            }
            super.setErrorState(state, cause);
        }

        /** A socket that does not linger is closed by RST, and drops what it has not sent. */
        private void resetOnClose() {
            try {
                if (getSocketWrapper().getSocket() instanceof NioChannel channel) {
                    channel.getIOChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            } catch (IOException e) {
                getLog().debug("the connection was closed before it could be reset", e);
            }
        }
    }
}
