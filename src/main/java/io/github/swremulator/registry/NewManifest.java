package io.github.swremulator.registry;

import io.github.swremulator.image.Descriptor;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.image.ManifestParts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A manifest to be stored. What is null is derived from the content.
 *
 * @param content the document, character by character
 * @param size of configuration and layers, in bytes
 * @param isIndex whether it lists manifests
 * @param blobs those of its blobs whose bytes come with it
 */
public record NewManifest(
        String content,
        @Nullable Digest digest,
        @Nullable Integer schemaVersion,
        @Nullable String imageId,
        @Nullable Long size,
        @Nullable Boolean isIndex,
        List<Blob> blobs) {

    /**
     * A blob whose bytes come with the manifest.
     *
     * @param store stores the bytes; nobody deletes them before the blob is added
     */
    public record Blob(Digest digest, long size, Runnable store) {}

    /** Without the bytes of its blobs. */
    public NewManifest(
            String content,
            @Nullable Digest digest,
            @Nullable Integer schemaVersion,
            @Nullable String imageId,
            @Nullable Long size,
            @Nullable Boolean isIndex) {
        this(content, digest, schemaVersion, imageId, size, isIndex, List.of());
    }

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

    /** The digest of the manifest that it is about, such as the image of a signature, if it says so. */
    Optional<Digest> subject() {
        if (!content.contains("\"subject\"")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(ManifestParts.parse(content).subject()).map(Descriptor::digest);
        } catch (InvalidImageDocumentException e) {
            // A captured reply may contain a placeholder instead of its manifest.
            return Optional.empty();
        }
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
