package io.github.swremulator.blob;

/** An upload is larger than it may be. */
public final class BlobTooLargeException extends BlobException {

    BlobTooLargeException(long maxSize) {
        super("a blob may have " + maxSize + " bytes at most");
    }
}
