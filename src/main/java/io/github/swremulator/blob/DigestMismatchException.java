package io.github.swremulator.blob;

import io.github.swremulator.image.Digest;

/** The bytes of an upload have another digest than its client named. */
public final class DigestMismatchException extends BlobException {

    DigestMismatchException(Digest named, Digest actual) {
        super("the digest is " + actual + " and not " + named);
    }
}
