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

/**
 * A request whose body is read once, up to a limit, when it is first needed. Each stream and reader starts at its beginning, so
 * that a signature can be verified before the controller reads.
 */
public class BufferedRequest extends HttpServletRequestWrapper {

    private final int maxBytes;
    private byte @Nullable [] body;
    private @Nullable UnreadBodyException failure;

    /** The body is malformed, too large, or did not come. */
    public static class UnreadBodyException extends IOException {

        public UnreadBodyException(String message, @Nullable IOException cause) {
            super(message, cause);
        }
    }

    private static final class BodyTooLargeException extends UnreadBodyException {

        BodyTooLargeException(int maxBytes) {
            super("the body must have at most " + maxBytes + " bytes", null);
        }
    }

    public BufferedRequest(HttpServletRequest request, long maxBytes) {
        super(request);
        this.maxBytes = (int) Math.min(maxBytes, Integer.MAX_VALUE - 8);
    }

    /** Why the body could not be read, or null. */
    public @Nullable UnreadBodyException failure() {
        return failure;
    }

    /** Whether a body that is larger than the limit was read. */
    public boolean isTooLarge() {
        return failure instanceof BodyTooLargeException;
    }

    private byte[] body() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (body == null) {
            try {
                body = read();
            } catch (UnreadBodyException e) {
                failure = e;
                throw e;
            } catch (IOException e) {
                failure = new UnreadBodyException("the body could not be read", e);
                throw failure;
            }
        }
        return body;
    }

    private byte[] read() throws IOException {
        if (getContentLengthLong() > maxBytes) {
            throw new BodyTooLargeException(maxBytes);
        }
        ServletInputStream stream = super.getInputStream();
        byte[] read = stream.readNBytes(maxBytes);
        if (stream.read() >= 0) {
            throw new BodyTooLargeException(maxBytes);
        }
        return read;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body());
        return new ServletInputStream() {
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
                throw new IllegalStateException("requests are not read asynchronously");
            }
        };
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(
                getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }
}
