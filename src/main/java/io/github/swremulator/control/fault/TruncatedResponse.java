package io.github.swremulator.control.fault;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lets through the first bytes of a body, which all who answer write to its stream, and says nothing of the others to them. */
class TruncatedResponse extends HttpServletResponseWrapper {

    private final int length;
    private @Nullable Beginning begun;

    TruncatedResponse(HttpServletResponse response, int length) {
        super(response);
        this.length = length;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (begun == null) {
            begun = new Beginning(super.getOutputStream(), length);
        }
        return begun;
    }

    /** Sends what there is, under the length that the whole would have had if that was still open. */
    void end() throws IOException {
        if (begun != null && !isCommitted()) {
            setContentLengthLong(begun.offered);
        }
        flushBuffer();
    }

    private static final class Beginning extends ServletOutputStream {

        private final ServletOutputStream out;
        private int left;
        private long offered;

        Beginning(ServletOutputStream out, int length) {
            this.out = out;
            this.left = length;
        }

        @Override
        public void write(int b) throws IOException {
            offered++;
            if (left > 0) {
                out.write(b);
                left--;
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            offered += count;
            int written = Math.min(left, count);
            out.write(bytes, offset, written);
            left -= written;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        /** Kept open: what is closed is whole. */
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
