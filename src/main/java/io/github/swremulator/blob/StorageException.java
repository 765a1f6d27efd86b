package io.github.swremulator.blob;

import java.io.IOException;

/** The store failed while bytes were appended, for example because the disk is full, and not the stream of the bytes. */
public final class StorageException extends IOException {

    StorageException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
