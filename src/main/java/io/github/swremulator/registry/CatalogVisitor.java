package io.github.swremulator.registry;

import io.github.swremulator.image.InvalidImageDocumentException;
import org.jspecify.annotations.Nullable;

/** Is told all that a catalog holds, or is to hold, in an order in which it can be written down. */
public interface CatalogVisitor {

    /** There is this organization, perhaps without image repositories. */
    void organization(OrganizationName organization);

    /**
     * There is this image repository; the manifests and tags that follow are of it.
     *
     * @param repoId the number that clients are shown, or null where none was stated
     */
    void imageRepository(OrganizationName organization, RepositoryName repository, @Nullable Long repoId);

    /**
     * The image repository has this manifest, whether or not a tag points to it.
     *
     * @throws ConflictingTagException when it contradicts what was said before
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void manifest(NewManifest manifest);

    /**
     * The image repository has this tag.
     *
     * @throws ConflictingTagException when it was there already, or contradicts what was said before
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void tag(NewTag tag);
}
