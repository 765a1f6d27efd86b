package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;

/** What is reported of a manifest beside its content. */
record ManifestFacts(Digest digest, int schemaVersion, String imageId, long size, boolean isIndex) {

    /**
     * What was stated of a manifest, and the rest from its content.
     *
     * @throws InvalidImageDocumentException when the content is needed and is no image document
     */
    static ManifestFacts of(NewManifest stated) {
        Digest digest = stated.digest() != null ? stated.digest() : Digest.of(stated.content());
        if (stated.schemaVersion() != null && stated.imageId() != null && stated.size() != null) {
            boolean isIndex = stated.isIndex() != null ? stated.isIndex() : isIndex(stated.content());
            return new ManifestFacts(digest, stated.schemaVersion(), stated.imageId(), stated.size(), isIndex);
        }
        ImageDocument document = ImageDocument.parse(stated.content());
        return new ManifestFacts(
                digest,
                stated.schemaVersion() != null ? stated.schemaVersion() : document.schemaVersion(),
                stated.imageId() != null ? stated.imageId() : document.imageId(),
                stated.size() != null ? stated.size() : document.size(),
                stated.isIndex() != null ? stated.isIndex() : document instanceof ImageIndex);
    }

    /** Whether something stated of the same content says nothing else; a size that was not stated contradicts none. */
    boolean saysTheSame(NewManifest stated, ManifestFacts said) {
        return equals(stated.size() != null ? said : said.withSize(size));
    }

    private ManifestFacts withSize(long known) {
        return new ManifestFacts(digest, schemaVersion, imageId, known, isIndex);
    }

    /** A reply whose manifest was blacked out is still a reply: what is no image document passes for one image. */
    private static boolean isIndex(String content) {
        try {
            return ImageDocument.parse(content) instanceof ImageIndex;
        } catch (InvalidImageDocumentException e) {
            return false;
        }
    }
}
