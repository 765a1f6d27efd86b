package io.github.swremulator.control.fault;

import io.github.swremulator.gateway.KeptReplies.BodyChange;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends the first bytes of a body, and discards the others without an error. All controllers write to the stream. */
class TruncatedResponse extends HttpServletResponseWrapper implements BodyChange {

    private final int length;
    private @Nullable Beginning beginning;

    TruncatedResponse(HttpServletResponse response, int length) {
        super(response);
        this.length = length;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (beginning == null) {
            beginning = new Beginning(super.getOutputStream(), length);
        }
        return beginning;
    }

    /** Sends what is buffered. An unknown length is set to that of the complete body. */
    void end() throws IOException {
        if (beginning != null && !isCommitted()) {
            setContentLengthLong(beginning.completeLength);
        }
        flushBuffer();
    }

    private static final class Beginning extends ServletOutputStream {

        private final ServletOutputStream out;
        private int left;
        private long completeLength;

        Beginning(ServletOutputStream out, int length) {
            this.out = out;
            this.left = length;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            completeLength += count;
            int written = Math.min(left, count);
            out.write(bytes, offset, written);
            left -= written;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        /** Does not close the stream, which would complete the reply. */
        @Override
        public void close() throws IOException {
            out.flush();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
