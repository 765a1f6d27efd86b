package io.github.swremulator.image;

/** What a tag can point to: one image, in either manifest version, or an index of several. */
public sealed interface ImageDocument permits ImageManifest, ImageIndex, LegacyManifest {

    /** The version of Docker's manifest format: 1 for the legacy form, otherwise 2. */
    int schemaVersion();

    /** The configuration's digest without its algorithm; empty for an index. */
    String imageId();

    /** What the document says of its image's size, in bytes; 0 where it says nothing, as an index and the legacy form do. */
    long size();

    /**
     * Reads a manifest or an index.
     *
     * @throws InvalidImageDocumentException when the text is none of the three forms
     */
    static ImageDocument parse(String document) {
        return ImageDocumentReader.read(document);
    }
}
