package io.github.swremulator.blob;

/** An upload did not begin, or has ended. */
public final class NoSuchUploadException extends BlobException {

    NoSuchUploadException(UploadKey upload) {
        super("no upload " + upload.id());
    }
}
