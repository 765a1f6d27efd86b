package io.github.swremulator.image;

/**
 * One image in Docker's first manifest form (image manifest version 2, schema 1), which names no sizes, for example
 * {@code {"schemaVersion":1,"name":"…","history":[{"v1Compatibility":"{\"id\":\"…\"}"}]}}.
 *
 * @param imageId the {@code id} of the newest history entry, which is the first
 */
record LegacyManifest(String imageId) implements ImageDocument {

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public long size() {
        return 0;
    }
}
