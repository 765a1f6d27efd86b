package io.github.swremulator.image;

/** What a tag can point to: one image, or an index of several. */
public sealed interface ImageDocument permits ImageManifest, ImageIndex {

    /** 1 for Docker's old form of a manifest, otherwise 2. */
    int schemaVersion();

    /**
     * The digest of the configuration without its algorithm, or the id of the newest history entry of schema 1; empty for an
     * index.
     */
    String imageId();

    /** The size of configuration and layers together, in bytes; 0 for an index and for schema 1, which do not know it. */
    long size();

    /**
     * Reads a manifest or an image index.
     *
     * @throws InvalidImageDocumentException when it is neither
     */
    static ImageDocument parse(String document) {
        return ImageDocumentReader.read(document);
    }
}
