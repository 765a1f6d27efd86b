package io.github.swremulator.registry;

import io.github.swremulator.image.InvalidImageDocumentException;

/** Is told all that a catalog holds, or is to hold, in an order in which it can be written down. */
public interface CatalogVisitor {

    /**
     * The largest batch of tags and manifests. A contradiction to an earlier one may be reported when its batch is stored;
     * the exception says which value it is.
     */
    int STORED_TOGETHER = 500;

    /**
     * There is this organization, perhaps without image repositories.
     *
     * @throws ConflictingDataException when it is there already, and something else is stated of it
     */
    void organization(NewOrganization organization);

    /**
     * There is this image repository; the manifests and tags that follow are of it. It may be told again among these, with
     * all that is stated of it.
     *
     * @throws ConflictingDataException when it is there already, with another number
     */
    void imageRepository(NewImageRepository imageRepository);

    /**
     * The image repository has this manifest, whether or not a tag points to it.
     *
     * @throws ConflictingDataException when it contradicts what was said before
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void manifest(NewManifest manifest);

    /**
     * The image repository has this tag.
     *
     * @throws ConflictingDataException when it was there already, or contradicts what was said before
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void tag(NewTag tag);

    /** All was told. */
    default void end() {}
}
