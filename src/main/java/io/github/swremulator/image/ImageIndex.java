package io.github.swremulator.image;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A manifest that lists manifests, one for each platform (OCI image index; Docker manifest list), for example
 * {@code {"schemaVersion":2,"manifests":[{…},{…}]}}.
 */
public record ImageIndex(List<Descriptor> manifests) implements ImageDocument {

    @Override
    public int schemaVersion() {
        return 2;
    }

    @Override
    public String imageId() {
        return "";
    }

    @Override
    public long size() {
        return 0;
    }

    /**
     * The size of all its manifests together, in bytes.
     *
     * @param sizes of a manifest by its digest, such as 0 for one that is not there
     * @throws ArithmeticException when it exceeds a 64-bit number
     */
    public long totalSize(ToLongFunction<Digest> sizes) {
        return manifests.stream()
                .mapToLong(manifest -> sizes.applyAsLong(manifest.digest()))
                .reduce(0, Math::addExact);
    }
}
