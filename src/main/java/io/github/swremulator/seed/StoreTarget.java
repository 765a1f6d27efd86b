package io.github.swremulator.seed;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.registry.CatalogWriter;
import io.github.swremulator.registry.ImageRepositoryWriter;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import org.jspecify.annotations.Nullable;

/** Writes a seed into the store. */
final class StoreTarget implements SeedTarget {

    private final CatalogWriter catalog;
    private @Nullable ImageRepositoryWriter repository;

    StoreTarget(CatalogWriter catalog) {
        this.catalog = catalog;
    }

    @Override
    public void organization(OrganizationName name) {
        catalog.create(name);
    }

    @Override
    public void imageRepository(OrganizationName organization, RepositoryName name, @Nullable Long repoId) {
        finish();
        repository = catalog.create(organization, name, repoId);
    }

    @Override
    public void manifest(NewManifest manifest) {
        requireNonNull(repository).add(manifest);
    }

    @Override
    public void tag(NewTag tag) {
        requireNonNull(repository).add(tag);
    }

    /** Nothing more is to come. */
    void finish() {
        if (repository != null) {
            repository.finish();
        }
    }
}
