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
    public void organization(NewOrganization stated) {
        finishImageRepository();
        Organization organization = find(stated);
        organization.state(stated, generation);
        new PermissionRows(tables, organization, null).putAll(stated.permissions(), generation);
    }

    @Override
    public void imageRepository(NewImageRepository stated) {
        if (current != null && current.isOf(stated)) {
            current.state(stated);
        } else {
            enter(stated);
        }
    }

    private void enter(NewImageRepository stated) {
        finishImageRepository();
        Organization organization = find(NewOrganization.named(stated.organization()));
        current = tables.imageRepositories()
                .find(stated.organization().value(), stated.name().value())
                .map(known -> ImageRepositoryWriter.goOn(tables, generation, seen, known, stated))
                .orElseGet(() -> begin(organization, stated));
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

    private ImageRepositoryWriter begin(Organization organization, NewImageRepository stated) {
        imageRepositories++;
        ImageRepository created = tables.create(organization, stated.name(), stated.repoId(), generation);
        return ImageRepositoryWriter.begin(tables, generation, seen, created, stated);
    }

    private Organization find(NewOrganization stated) {
        return tables.organizations().findByName(stated.name().value()).orElseGet(() -> {
            organizations++;
            return tables.create(stated, generation);
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
