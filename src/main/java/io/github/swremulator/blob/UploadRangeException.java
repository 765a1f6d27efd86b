package io.github.swremulator.blob;

/** Bytes cannot be appended, since they begin elsewhere than the upload ends, or another call is appending. */
public final class UploadRangeException extends BlobException {

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
