package io.github.swremulator.distribution;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request. That it does not come is told apart from failures of the emulator's own. */
final class ClientBody extends FilterInputStream {

    /** The client has gone, or has sent a malformed body. */
    static final class UnreadException extends IOException {

        UnreadException(IOException cause) {
            super("the body could not be read", cause);
        }
    }

    ClientBody(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new UnreadException(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw new UnreadException(e);
        }
    }
}
