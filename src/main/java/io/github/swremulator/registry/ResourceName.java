package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An organization or an image repository, on which permissions are given.
 *
 * @param repository null for the organization and all that it has
 */
public record ResourceName(
        OrganizationName organization, @Nullable RepositoryName repository) {

    @Override
    public String toString() {
        return repository == null ? organization.value() : organization + "/" + repository;
    }
}
