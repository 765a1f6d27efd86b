package io.github.swremulator.gateway;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Constants;
import org.apache.coyote.ErrorState;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioChannel;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's side of a connection, which differs from Tomcat's own in four ways: an error keeps the connection open, waiting for a
 * body does not take all threads, the host of an absolute target replaces {@code Host}, and what looks like HTTP/0.9 gets a
 * reply with a head.
 */
final class ConnectionProcessor extends Http11Processor {

    private static final String STATUS = ConnectionProcessor.class.getName() + ".status";
    private static final String STOPPING = ConnectionProcessor.class.getName() + ".stopping";
    private static final int UNAVAILABLE = 503;
    /** A status after which Tomcat keeps the connection. */
    private static final int KEEPING_STATUS = 404;

    private static final int CONTENT_TOO_LARGE = 413;
    private static final Duration WAIT_FOR_A_TURN = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_UNUSED_BODY = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_LAST_BYTES = Duration.ofMillis(250);
    private static final int MAX_UNUSED_BODY = 2 * 1024 * 1024;

    /** Whether Tomcat would send its next reply without a head; it forgets that only when it reads a good request line. */
    private boolean isHeadless;

    ConnectionProcessor(Http11NioProtocol protocol, Semaphore bodies) {
        super(protocol, protocol.getAdapter());
        request.setInputBuffer(new BodyInput(request.getInputBuffer(), bodies));
    }

    /** Too many threads wait for bodies already. */
    static final class TooManyBodiesException extends IOException {

        TooManyBodiesException() {
            super("too many bodies are awaited at the same time");
        }
    }

    /** The body of a request. A client that stops sending it blocks a thread, so only some threads may wait. */
    private final class BodyInput implements InputBuffer {

        private final InputBuffer source;
        private final Semaphore bodies;

        BodyInput(InputBuffer source, Semaphore bodies) {
            this.source = source;
            this.bodies = bodies;
        }

        @Override
        public int available() {
            return source.available();
        }

        @Override
        public int doRead(ApplicationBufferHandler target) throws IOException {
            if (source.available() > 0 || isRequestBodyFullyRead()) {
                return source.doRead(target);
            }
            try {
                if (!bodies.tryAcquire(WAIT_FOR_A_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new TooManyBodiesException();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TooManyBodiesException();
            }
            try {
                return source.doRead(target);
            } finally {
                bodies.release();
            }
        }
    }

    private static final class UnusedBytes implements ApplicationBufferHandler {

        private ByteBuffer bytes = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {}
    }

    /** Whether the client has closed the connection. A byte that can be read belongs to the next request, and is put back. */
    boolean isGone() {
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

    /** A socket that does not linger is closed by RST, and drops what it has not sent. */
    void resetOnClose() {
        try {
            if (getSocketWrapper().getSocket() instanceof NioChannel channel) {
                channel.getIOChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            getLog().debug("the connection was closed before it could be reset", e);
        }
    }

    /** Whether the reply to this request needs a head in its body, since the request line has no version of HTTP. */
    boolean isHeadless() {
        boolean isLineRead =
                !request.requestURI().isNull() && !request.protocol().isNull();
        if (isLineRead) {
            isHeadless = request.protocol().getLength() == 0;
        }
        return isHeadless;
    }

    /** Ends a request that the valves have answered, before Tomcat does. */
    void end(org.apache.catalina.connector.Response answered) throws IOException {
        keepAfterError();
        if (!isRequestBodyFullyRead()) {
            answered.finishResponse();
            if (!isDiscarded()) {
                readWhatHasCome();
                response.action(ActionCode.CLOSE_NOW, null);
            }
        }
    }

    /** Bytes that are not read when a connection is closed reset it, and the client may lose the reply. */
    private void readWhatHasCome() {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_UNUSED_BODY / 32);
        try {
            if (getSocketWrapper().getSocket() instanceof NioChannel channel && sslSupport == null) {
                channel.getIOChannel().shutdownOutput();
            }
            getSocketWrapper().setReadTimeout(WAIT_FOR_LAST_BYTES.toMillis());
            for (int part = 0; part < 32 && getSocketWrapper().read(true, bytes) > 0; part++) {
                bytes.clear();
            }
        } catch (IOException e) {
            getLog().debug("the client is gone", e);
        }
    }

    /** Tomcat closes the connection after some statuses, and looks at them before it writes the head. */
    private void keepAfterError() {
        int status = response.getStatus();
        if (status >= 400 && !response.isCommitted() && !getErrorState().isError()) {
            request.setAttribute(STATUS, status);
            response.setStatus(KEEPING_STATUS);
        }
    }

    /** Called by Tomcat when it has looked at the status. */
    static void restoreStatus(Request request, Response response) {
        if (request.getAttribute(STATUS) instanceof Integer status) {
            response.setStatus(status);
        }
    }

    /**
     * Reads the rest of a body that nobody needed, so that the client gets the reply and can send its next request. Tomcat would
     * wait for it as long as for a body that is needed.
     */
    private boolean isDiscarded() {
        boolean isAwaited = !request.isExceptionPresent()
                && !request.hasExpectation()
                && response.getStatus() != CONTENT_TOO_LARGE
                && !getErrorState().isError();
        long begun = System.nanoTime();
        int discarded = 0;
        ApplicationBufferHandler unused = new UnusedBytes();
        getSocketWrapper().setReadTimeout(WAIT_FOR_UNUSED_BODY.toMillis());
        try {
            while (isAwaited && discarded <= MAX_UNUSED_BODY) {
                int count = request.doRead(unused);
                if (count < 0) {
                    return true;
                }
                discarded += count;
                isAwaited = System.nanoTime() - begun < WAIT_FOR_UNUSED_BODY.toNanos();
            }
        } catch (IOException e) {
            getLog().debug("the rest of a body did not come", e);
        }
        return false;
    }

    @Override
    protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
        boolean isForItsStatus = state == ErrorState.CLOSE_CLEAN && cause == null;
        if (isForItsStatus && isStopping()) {
            response.setStatus(UNAVAILABLE);
        }
        if (isForItsStatus && (request.getAttribute(STATUS) != null || takesHostFromTarget())) {
            return;
        }
        super.setErrorState(state, cause);
    }

    /**
     * Whether the emulator stops, and the headers of the request are not read: Tomcat then answers that it is unavailable, but goes
     * on to miss the header {@code Host}, for which it would answer that the request is bad.
     */
    private boolean isStopping() {
        boolean isFirst = request.getRequestProcessor().getStage() == Constants.STAGE_PARSE
                && response.getStatus() == UNAVAILABLE;
        if (isFirst) {
            request.setAttribute(STOPPING, true);
        }
        return request.getAttribute(STOPPING) != null;
    }

    /**
     * An absolute target replaces {@code Host} (RFC 9112, 3.2.2), but Tomcat refuses one that differs.
     *
     * @return whether this was the reason of the error, and it is mended
     */
    private boolean takesHostFromTarget() {
        if (request.getRequestProcessor().getStage() != Constants.STAGE_PREPARE
                || getErrorState().isError()) {
            return false;
        }
        MessageBytes host;
        try {
            host = request.getMimeHeaders().getUniqueValue("host");
        } catch (IllegalArgumentException e) {
            return false;
        }
        String authority = authority(request.requestURI().getByteChunk());
        if (host == null || authority.isEmpty() || host.equalsIgnoreCase(authority)) {
            return false;
        }
        byte[] bytes = authority.getBytes(StandardCharsets.ISO_8859_1);
        host.setBytes(bytes, 0, bytes.length);
        response.setStatus(200);
        return true;
    }

    /** The host and port of an absolute target, of which Tomcat has kept only the path; empty for another target. */
    private static String authority(ByteChunk path) {
        byte[] line = path.getBuffer();
        String before = new String(line, 0, path.getStart(), StandardCharsets.ISO_8859_1);
        String target = before.substring(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t')) + 1);
        if (target.matches("(?i)https?:/?")) {
            // Without a path, Tomcat takes a slash of "://" as the path.
            String after =
                    new String(line, path.getStart(), line.length - path.getStart(), StandardCharsets.ISO_8859_1);
            target += after.split("[ \t\r\n?]", 2)[0];
        }
        return target.replaceFirst("(?i)^https?://|^[^:]*$", "").replaceFirst("^[^/]*@", "");
    }

    @Override
    protected void parseHost(@Nullable MessageBytes host) {
        if (request.requestURI().equals("*")) {
            // Tomcat would answer on its own; to the gateway it is an unknown route.
            request.requestURI().setBytes(new byte[] {'/', '*'}, 0, 2);
        }
        if (host == null || host.isNull() || host.getLength() == 0) {
            populateHost();
            populatePort();
        } else {
            super.parseHost(host);
        }
    }

    /** Without {@code Host}, the client has called the address of the connection. */
    @Override
    protected void populateHost() {
        request.action(ActionCode.REQ_LOCAL_ADDR_ATTRIBUTE, request);
        String address = request.localAddr().toString();
        request.serverName().setString(address.indexOf(':') < 0 ? address : "[" + address + "]");
    }
}
