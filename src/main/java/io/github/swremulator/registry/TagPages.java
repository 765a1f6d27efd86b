package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads pages of tags: each is one statement, and begins anywhere at the same cost. */
@Component
class TagPages {

    private final EntityManager entityManager;
    private final KeptPlaces places;

    TagPages(EntityManager entityManager, KeptPlaces places) {
        this.entityManager = entityManager;
        this.places = places;
    }

    /**
     * A page of all tags of an image repository.
     *
     * @return nothing where its place cannot be found, since the tags have changed; the rows say of which revision they are
     */
    Optional<List<TagRow>> page(ResolvedRepository repository, TagOrder order, long offset, int limit) {
        if (offset <= places.stride()) {
            return Optional.of(rows(repository, null, order, null, offset, limit));
        }
        KeptPlaces.ListKey list = new KeptPlaces.ListKey(repository.contentId(), repository.revision(), order);
        return places.find(
                        list,
                        Math.toIntExact(offset / places.stride()),
                        place -> place(repository.contentId(), order, place, places.stride() - 1))
                .map(place -> rows(repository, null, order, place, offset % places.stride(), limit));
    }

    /**
     * The tags after a place, or from the beginning where that is null.
     *
     * @param part of their names, or null for all
     * @param skip how many of them to pass over
     */
    List<TagRow> rows(
            ResolvedRepository repository,
            TagNameFilter.@Nullable Containing part,
            TagOrder order,
            @Nullable TagPlace after,
            long skip,
            int limit) {
        TagStatements statements =
                requireNonNull((part == null ? TagStatements.ALL : TagStatements.MATCHING).get(order));
        Query query =
                entityManager.createNativeQuery(after == null ? statements.page() : statements.pageAfter(), Tag.ROW);
        if (part != null) {
            query.setParameter("pattern", part.pattern());
        }
        return list(query, repository.contentId(), after, order, skip, limit);
    }

    /** The tag of this name. */
    List<TagRow> row(ResolvedRepository repository, TagName name) {
        return list(entityManager
                .createNativeQuery(TagStatements.ONE, Tag.ROW)
                .setParameter("content", repository.contentId())
                .setParameter("name", name.value()));
    }

    /** The name of the first tag. There must be one. */
    TagName first(long content, TagOrder order) {
        return place(content, order, null, 0).orElseThrow().name();
    }

    private Optional<TagPlace> place(long content, TagOrder order, @Nullable TagPlace after, long skip) {
        TagStatements statements = requireNonNull(TagStatements.ALL.get(order));
        Query query = entityManager.createNativeQuery(
                after == null ? statements.place() : statements.placeAfter(), Tag.PLACE);
        List<TagPlace> found = list(query, content, after, order, skip, 1);
        return found.stream().findFirst();
    }

    private static <T> List<T> list(
            Query query, long content, @Nullable TagPlace after, TagOrder order, long skip, int limit) {
        query.setParameter("content", content).setParameter("skip", skip).setParameter("limit", limit);
        if (after != null) {
            query.setParameter("end", skip + limit)
                    .setParameter("name", after.name().value());
            if (order.isByTime()) {
                query.setParameter("updatedAt", after.updatedAt()).setParameter("tagId", after.tagId());
            }
        }
        return list(query);
    }

    @SuppressWarnings("unchecked") // as its result set mapping says
    private static <T> List<T> list(Query query) {
        return query.getResultList();
    }
}
