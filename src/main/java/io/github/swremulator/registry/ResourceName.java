package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An organization or an image repository, that permissions are given on.
 *
 * @param repository null for the organization and all its image repositories
 */
public record ResourceName(
        OrganizationName organization, @Nullable RepositoryName repository) {

    /**
     * Reads an image repository with its organization, such as {@code group/web/app}.
     *
     * @throws IllegalArgumentException when it has no slash, or a name is invalid
     */
    public static ResourceName ofRepository(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("must have a slash between organization and image repository");
        }
        return new ResourceName(
                new OrganizationName(name.substring(0, slash)), new RepositoryName(name.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return repository == null ? organization.value() : organization + "/" + repository;
    }
}
