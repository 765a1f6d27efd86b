package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An organization or an image repository, on which permissions are given.
 *
 * @param repository null for the organization and all that it has
 */
public record ResourceName(
        OrganizationName organization, @Nullable RepositoryName repository) {

    /** @throws IllegalStateException when it is an organization */
    RepositoryName requiredRepository() {
        if (repository == null) {
            throw new IllegalStateException(organization + " is no image repository");
        }
        return repository;
    }

    @Override
    public String toString() {
        return repository == null ? organization.value() : organization + "/" + repository;
    }
}
