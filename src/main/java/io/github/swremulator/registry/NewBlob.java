package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;

/**
 * A blob that comes with the manifest that refers to it.
 *
 * @param store stores the bytes; nobody deletes them before the blob is added
 */
public record NewBlob(Digest digest, long size, Runnable store) {}
