package io.github.swremulator.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Tells all that is shown, in memory that does not grow with an image repository. The caller brings the transaction. */
@Component
class CatalogReader {

    private static final Limit AT_ONCE = Limit.of(500);

    private final CatalogTables tables;

    CatalogReader(CatalogTables tables) {
        this.tables = tables;
    }

    void read(CatalogView view, CatalogVisitor visitor) {
        view.show();
        for (Organization organization : tables.organizations().list()) {
            view.show();
            visitor.organization(organization.stated(permissions(organization, null)));
            view.show();
            for (ImageRepository repository : tables.imageRepositories().list(organization)) {
                view.show();
                visitor.imageRepository(
                        repository.stated(tables.details().find(repository), permissions(organization, repository)));
                readUntagged(view, repository, visitor);
                readAll(
                        view,
                        (generation, after) ->
                                tables.tags().listWritten(repository, generation, view.changes(), after, AT_ONCE),
                        Tag::id,
                        tags -> tags.forEach(tag -> visitor.tag(tag.stated())));
            }
        }
    }

    private List<UserPermission> permissions(Organization organization, @Nullable ImageRepository repository) {
        return new PermissionRows(tables, organization, repository).stated();
    }

    private void readUntagged(CatalogView view, ImageRepository repository, CatalogVisitor visitor) {
        readAll(
                view,
                (generation, after) ->
                        tables.manifests().listIds(repository, generation, view.changes(), after, AT_ONCE),
                Long::longValue,
                ids -> {
                    Set<Long> untagged = new LinkedHashSet<>(ids);
                    tables.tags()
                            .findTagged(ids, view.generations(), view.changes())
                            .forEach(untagged::remove);
                    tables.manifests().list(untagged).forEach(manifest -> visitor.manifest(manifest.stated()));
                });
    }

    /** In the order in which they were written: the base, then the changes. */
    private <T> void readAll(CatalogView view, Rows<T> rows, ToLongFunction<T> id, Consumer<List<T>> told) {
        for (long generation : view.generations()) {
            view.showAll();
            List<T> some = rows.after(generation, 0);
            while (!some.isEmpty()) {
                tables.writeOut();
                told.accept(some);
                view.showAll();
                some = rows.after(generation, id.applyAsLong(some.get(some.size() - 1)));
            }
        }
    }

    /** Some rows of a generation from one on. */
    private interface Rows<T> {

        List<T> after(long generation, long id);
    }
}
