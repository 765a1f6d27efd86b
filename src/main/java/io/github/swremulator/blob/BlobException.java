package io.github.swremulator.blob;

/** What the store of blobs refuses. */
public abstract sealed class BlobException extends RuntimeException
        permits NoSuchUploadException,
                UploadRangeException,
                BlobTooLargeException,
                DigestMismatchException,
                NoSuchBlobException {

    BlobException(String message) {
        super(message);
    }
}
