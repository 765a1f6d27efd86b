package io.github.swremulator.blob;

import io.github.swremulator.image.Digest;

/** A blob is not stored. */
public final class NoSuchBlobException extends BlobException {

    NoSuchBlobException(Digest digest) {
        super("no blob " + digest);
    }
}
