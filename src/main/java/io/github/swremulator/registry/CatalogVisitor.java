package io.github.swremulator.registry;

import io.github.swremulator.image.InvalidImageDocumentException;

/**
 * Receives all that a catalog holds or is to hold: each organization before its image repositories, and each of these before its
 * manifests and tags.
 */
public interface CatalogVisitor {

    /**
     * The largest batch of tags and manifests. A conflict may be reported only when its batch is stored; the exception then names
     * the value.
     */
    int BATCH_SIZE = 500;

    /**
     * Takes an organization, perhaps without image repositories.
     *
     * @throws ConflictingDataException when it exists with another number, account or creator
     */
    void organization(NewOrganization organization);

    /**
     * Takes an image repository, before its manifests and tags. It may follow again among these, with more specified.
     *
     * @throws ConflictingDataException when it exists with another number
     */
    void imageRepository(NewImageRepository imageRepository);

    /**
     * Takes a manifest of the image repository, whether or not a tag points to it.
     *
     * @throws ConflictingDataException when another one of its digest differs
     * @throws InvalidImageDocumentException when something must be derived and the content is no image document
     */
    void manifest(NewManifest manifest);

    /**
     * Takes a tag of the image repository.
     *
     * @throws ConflictingDataException when it is a duplicate, has another image repository's number, or its manifest conflicts
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void tag(NewTag tag);

    /** Ends the catalog. */
    default void end() {}
}
