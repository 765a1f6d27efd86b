package io.github.swremulator.registry;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
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
                readAll(
                        view,
                        repository,
                        tables.manifests()::listUntagged,
                        Manifest::id,
                        m -> visitor.manifest(m.stated()));
                readAll(view, repository, tables.tags()::listWritten, Tag::id, t -> visitor.tag(t.stated()));
            }
        }
    }

    /** In the order in which they were written: the base, then the changes. */
    private <T> void readAll(
            CatalogView view, ImageRepository repository, Rows<T> rows, ToLongFunction<T> id, Consumer<T> told) {
        for (long generation : view.generations()) {
            long last = 0;
            List<T> some;
            do {
                view.showAll();
                some = rows.after(repository, generation, view.changes(), last, AT_ONCE);
                tables.writeOut();
                some.forEach(told);
                last = some.isEmpty() ? last : id.applyAsLong(some.get(some.size() - 1));
            } while (!some.isEmpty());
        }
    }

    /** The rows of a repository and a generation that are not hidden in the changes, from one on. */
    private interface Rows<T> {

        List<T> after(ImageRepository repository, long generation, long changes, long id, Limit limit);
    }
}
