package io.github.swremulator.seed;

import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.ConflictingTagException;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import org.jspecify.annotations.Nullable;

/** Takes what a seed says, in its order. Each method may refuse what it is given. */
interface SeedTarget {

    /** An organization exists, perhaps without image repositories. */
    void organization(OrganizationName name);

    /**
     * Begins an image repository; the manifests and tags that follow belong to it.
     *
     * @param repoId its number, or null where none is stated
     * @throws ConflictingTagException when there cannot be such an image repository
     */
    void imageRepository(OrganizationName organization, RepositoryName name, @Nullable Long repoId);

    /**
     * A manifest that an index lists, without a tag of its own.
     *
     * @throws ConflictingTagException when an earlier manifest of the same digest says something else
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void manifest(NewManifest manifest);

    /**
     * A tag and its manifest.
     *
     * @throws ConflictingTagException when the image repository has the tag, or what is stated contradicts an earlier one
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void tag(NewTag tag);
}
