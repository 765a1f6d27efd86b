package io.github.swremulator.blob;

import io.github.swremulator.image.Digest;

/** What the store of blobs refuses. */
public abstract sealed class BlobException extends RuntimeException {

    private BlobException(String message) {
        super(message);
    }

    /** An upload did not begin, or has ended. */
    public static final class NoSuchUploadException extends BlobException {

        NoSuchUploadException(UploadKey upload) {
            super("no upload " + upload.id());
        }
    }

    /** Bytes cannot be appended, since they begin elsewhere than the upload ends, or another call is appending. */
    public static final class UploadRangeException extends BlobException {

        private final long size;

        UploadRangeException(UploadKey upload, long size) {
            super("upload " + upload.id() + " has " + size + " bytes");
            this.size = size;
        }

        /** The current size of the upload. */
        public long size() {
            return size;
        }
    }

    /** An upload is larger than it may be. */
    public static final class BlobTooLargeException extends BlobException {

        BlobTooLargeException(long maxSize) {
            super("a blob may have " + maxSize + " bytes at most");
        }
    }

    /** The bytes of an upload have another digest than its client named. */
    public static final class DigestMismatchException extends BlobException {

        DigestMismatchException(Digest named, Digest actual) {
            super("the digest is " + actual + " and not " + named);
        }
    }

    /** A blob is not stored. */
    public static final class NoSuchBlobException extends BlobException {

        NoSuchBlobException(Digest digest) {
            super("no blob " + digest);
        }
    }
}
