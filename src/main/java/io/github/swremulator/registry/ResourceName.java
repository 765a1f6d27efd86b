package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An organization or an image repository, that permissions are given on.
 *
 * @param repository null for the organization and all its image repositories
 */
public record ResourceName(
        OrganizationName organization, @Nullable RepositoryName repository) {

    @Override
    public String toString() {
        return repository == null ? organization.value() : organization + "/" + repository;
    }
}
