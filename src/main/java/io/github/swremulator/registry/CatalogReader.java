package io.github.swremulator.registry;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Tells all that is shown, in memory that does not grow with it. The caller brings the transaction. */
@Component
class CatalogReader {

    private static final Limit AT_ONCE = Limit.of(500);

    private final CatalogTables tables;

    CatalogReader(CatalogTables tables) {
        this.tables = tables;
    }

    void read(CatalogView view, CatalogVisitor visitor) {
        view.show();
        for (String name : tables.organizations().listNames()) {
            visitor.organization(new OrganizationName(name));
            view.show();
            for (ImageRepository repository : tables.imageRepositories().list(name)) {
                visitor.imageRepository(repository.organizationName(), repository.name(), repository.repoId());
                readManifests(view, repository, visitor);
                readTags(view, repository, visitor);
            }
        }
    }

    private void readManifests(CatalogView view, ImageRepository repository, CatalogVisitor visitor) {
        view.show();
        List<Manifest> some = tables.manifests().listUntagged(repository, 0, AT_ONCE);
        while (!some.isEmpty()) {
            tables.entityManager().clear();
            some.forEach(manifest -> visitor.manifest(manifest.stated()));
            view.show();
            some = tables.manifests()
                    .listUntagged(repository, some.get(some.size() - 1).id(), AT_ONCE);
        }
    }

    private void readTags(CatalogView view, ImageRepository repository, CatalogVisitor visitor) {
        view.show();
        List<Tag> some = tables.tags().listWritten(repository, 0, AT_ONCE);
        while (!some.isEmpty()) {
            tables.entityManager().clear();
            some.forEach(tag -> visitor.tag(tag.stated()));
            view.show();
            some = tables.tags()
                    .listWritten(repository, some.get(some.size() - 1).id(), AT_ONCE);
        }
    }
}
