package io.github.swremulator.gateway;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * A request whose body is read once, up to a limit, when somebody first asks for it, so that a signature can be verified
 * and a controller still reads the same bytes.
 */
class BufferedRequest extends HttpServletRequestWrapper {

    private final int maxBytes;
    private byte @Nullable [] body;
    private @Nullable ServletInputStream stream;
    private @Nullable IOException failure;

    BufferedRequest(HttpServletRequest request, int maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
    }

    /** The body of a request that this is, or is within. */
    static byte[] bodyOf(HttpServletRequest request) throws IOException {
        BufferedRequest buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        if (buffered == null) {
            throw new IllegalStateException("no filter made the body readable twice");
        }
        return buffered.body();
    }

    /** With what the gateway answers, since the body cannot be read, or null. */
    @Nullable
    GatewayErrorCode refusal() {
        if (failure == null) {
            return null;
        }
        return failure instanceof BodyTooLargeException
                ? GatewayErrorCode.BODY_TOO_LARGE
                : GatewayErrorCode.BAD_REQUEST;
    }

    private byte[] body() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (body == null) {
            body = readOrRemember();
        }
        return body;
    }

    private byte[] readOrRemember() throws IOException {
        try {
            return read();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private byte[] read() throws IOException {
        if (getContentLengthLong() > maxBytes) {
            throw new BodyTooLargeException();
        }
        ServletInputStream sent = super.getInputStream();
        byte[] read = sent.readNBytes(maxBytes);
        if (sent.read() >= 0) {
            throw new BodyTooLargeException();
        }
        return read;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new BodyStream(body());
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(
                getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }

    private static final class BodyStream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        BodyStream(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("no request of the API is read asynchronously");
        }
    }
}
