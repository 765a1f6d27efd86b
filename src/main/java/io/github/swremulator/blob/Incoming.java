package io.github.swremulator.blob;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes that a client appends. They end where their stream fails or they are too many, so that what came before is kept. */
final class Incoming {

    /** So large are the pieces that are in memory. */
    static final int BUFFER = 64 * 1024;

    private final InputStream bytes;
    private final long maxSize;
    private final @Nullable Hash hash;
    private long size;
    private boolean isTooLong;
    private @Nullable Exception failure;

    /**
     * @param size of the upload to which they are appended
     * @param hash is fed with the bytes; null if it would not cover what came before them
     */
    Incoming(InputStream bytes, long size, long maxSize, @Nullable Hash hash) {
        this.bytes = bytes;
        this.size = size;
        this.maxSize = maxSize;
        this.hash = hash;
    }

    /** Returns how many bytes were read, or -1 at the end. */
    int read(byte[] buffer, int max) {
        if (isTooLong || failure != null) {
            return -1;
        }
        int read;
        try {
            read = bytes.read(buffer, 0, max);
        } catch (IOException | RuntimeException e) {
            failure = e;
            return -1;
        }
        if (read > maxSize - size) {
            isTooLong = true;
            return -1;
        }
        if (read > 0) {
            size += read;
            if (hash != null) {
                hash.update(buffer, read);
            }
        }
        return read;
    }

    /** The size of the upload with what has come. */
    long size() {
        return size;
    }

    boolean isTooLong() {
        return isTooLong;
    }

    /** Throws what the stream threw, if it failed. */
    void requireEnd() throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
    }
}
