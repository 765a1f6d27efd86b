package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import java.util.List;

/** A pushed manifest refers to blobs or manifests that are not in its image repository; nothing was changed. */
public final class MissingReferenceException extends RuntimeException {

    private final List<Digest> blobs;
    private final List<Digest> manifests;

    MissingReferenceException(List<Digest> blobs, List<Digest> manifests) {
        super("missing blobs " + blobs + " and manifests " + manifests);
        this.blobs = List.copyOf(blobs);
        this.manifests = List.copyOf(manifests);
    }

    public List<Digest> blobs() {
        return blobs;
    }

    public List<Digest> manifests() {
        return manifests;
    }
}
