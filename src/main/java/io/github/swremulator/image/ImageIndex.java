package io.github.swremulator.image;

import java.util.List;

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
}
