package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import org.jspecify.annotations.Nullable;

/**
 * A manifest to be stored. What is null is derived from the content.
 *
 * @param content the document, character by character
 * @param size of configuration and layers, in bytes
 * @param isIndex whether it lists manifests
 */
public record NewManifest(
        String content,
        @Nullable Digest digest,
        @Nullable Integer schemaVersion,
        @Nullable String imageId,
        @Nullable Long size,
        @Nullable Boolean isIndex) {

    /** What is reported of a manifest besides its content. */
    public record Facts(Digest digest, int schemaVersion, String imageId, long size, boolean isIndex) {

        Facts withSize(long newSize) {
            return new Facts(digest, schemaVersion, imageId, newSize, isIndex);
        }
    }

    /**
     * What is specified, and the rest as derived from the content.
     *
     * @throws InvalidImageDocumentException when something must be derived and the content is no image document
     */
    Facts facts() {
        Digest reported = digest != null ? digest : Digest.of(content);
        if (schemaVersion != null && imageId != null && size != null) {
            return new Facts(reported, schemaVersion, imageId, size, isIndex != null ? isIndex : listsManifests());
        }
        ImageDocument document = ImageDocument.parse(content);
        return new Facts(
                reported,
                schemaVersion != null ? schemaVersion : document.schemaVersion(),
                imageId != null ? imageId : document.imageId(),
                size != null ? size : document.size(),
                isIndex != null ? isIndex : document instanceof ImageIndex);
    }

    /** A captured reply may hide its manifest: what is no image document counts as one image. */
    private boolean listsManifests() {
        try {
            return ImageDocument.parse(content) instanceof ImageIndex;
        } catch (InvalidImageDocumentException e) {
            return false;
        }
    }
}
