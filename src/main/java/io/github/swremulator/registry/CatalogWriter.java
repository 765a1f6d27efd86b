package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/** Writes to one generation what it is told, in memory that does not grow with an image repository. */
final class CatalogWriter implements CatalogVisitor {

    private final CatalogTables tables;
    private final Generation generation;
    private final CatalogView view;
    private final SeenKeys seen = new SeenKeys();
    private @Nullable ImageRepositoryWriter current;
    private long organizations;
    private long imageRepositories;
    private long tags;

    /** @param view what is there already, of that generation and below */
    CatalogWriter(CatalogTables tables, Generation generation, CatalogView view) {
        this.tables = tables;
        this.generation = generation;
        this.view = view;
    }

    @Override
    public void organization(OrganizationName organization) {
        finishImageRepository();
        find(organization);
    }

    @Override
    public void imageRepository(OrganizationName organization, RepositoryName repository, @Nullable Long repoId) {
        finishImageRepository();
        find(organization);
        current = tables.imageRepositories()
                .find(organization.value(), repository.value())
                .map(known -> ImageRepositoryWriter.goOn(tables, generation, seen, known, repoId))
                .orElseGet(() -> begin(organization, repository, repoId));
    }

    @Override
    public void manifest(NewManifest manifest) {
        view.show();
        current().manifest(manifest);
    }

    @Override
    public void tag(NewTag tag) {
        view.show();
        current().tag(tag);
        tags++;
    }

    /** Completes what was begun, and answers how much was new. */
    CatalogSize finish() {
        finishImageRepository();
        tables.writeOut();
        return new CatalogSize(organizations, imageRepositories, tags);
    }

    private ImageRepositoryWriter begin(
            OrganizationName organization, RepositoryName repository, @Nullable Long repoId) {
        imageRepositories++;
        long number = repoId != null ? repoId : generation.nextRepoId();
        generation.statedRepoId(number);
        ImageRepository created = tables.imageRepositories()
                .save(new ImageRepository(generation.id(), find(organization), repository, number));
        return ImageRepositoryWriter.begin(tables, generation, seen, created, repoId);
    }

    private Organization find(OrganizationName organization) {
        return tables.organizations().findByName(organization.value()).orElseGet(() -> {
            organizations++;
            return tables.organizations().save(new Organization(generation.id(), organization));
        });
    }

    private ImageRepositoryWriter current() {
        if (current == null) {
            throw new IllegalStateException("an image repository comes before its manifests and tags");
        }
        return current;
    }

    private void finishImageRepository() {
        view.show();
        if (current != null) {
            current.finish();
            current = null;
        }
    }
}
