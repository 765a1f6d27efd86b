package io.github.swremulator.registry.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagOrder;
import io.github.swremulator.registry.TagPlace;
import io.github.swremulator.registry.TagVersion;
import io.github.swremulator.registry.TagView;
import io.github.swremulator.registry.world.Contents;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads pages of tags: each is one statement, and begins anywhere at the same cost. Every answer is empty where the tags have
 * changed since the image repository was resolved.
 *
 * <p>Of a list that does not change every five hundredth place is kept in memory, as far as somebody has asked for. So a page is
 * read from the place before it, and the list's index is read once.
 */
@Component
public class TagPages {

    private static final String ROW = """
            SELECT t.id, t.name, t.tag_id, t.trusted, t.scanned, t.created_at, t.updated_at, t.deleted_at, t.path,
                t.internal_path, t.account_id, m.content, m.digest, m.schema_version, m.image_id, m.size, m.image_index,
                c.revision
            FROM content c JOIN\s""";
    private static final String ONE = ROW
            + "tag t ON t.content_id = c.id AND t.name = :name JOIN manifest m ON m.id = t.manifest_id WHERE c.id = :content";

    /**
     * The statements of the {@link TagOrder}s. The ids of a page are found in the order's index alone, and only then joined with
     * the rest: neither database sorts more than the page. H2 sorts unless an order names all columns of the index. What follows
     * a place has its time or a later one, each a range of the index. A condition names {@code :end}, too, since H2 would
     * otherwise repeat its last result.
     */
    private enum Ids {
        NEWEST_FIRST("updated_at DESC, tag_id, name", """
                SELECT id FROM tag WHERE content_id = :content /* and */
                ORDER BY content_id, updated_at DESC, tag_id, name OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY""", """
                SELECT id FROM (
                    (SELECT id, updated_at, tag_id, name FROM tag WHERE content_id = :content AND :end > 0
                        AND updated_at = :updatedAt AND tag_id >= :tagId AND (tag_id > :tagId OR name > :name) /* and */
                        ORDER BY content_id, updated_at DESC, tag_id, name FETCH NEXT :end ROWS ONLY)
                    UNION ALL
                    (SELECT id, updated_at, tag_id, name FROM tag WHERE content_id = :content AND :end > 0
                        AND updated_at < :updatedAt /* and */
                        ORDER BY content_id, updated_at DESC, tag_id, name FETCH NEXT :end ROWS ONLY)) following
                ORDER BY updated_at DESC, tag_id, name OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY"""),

        OLDEST_FIRST("updated_at, tag_id, name", """
                SELECT id FROM tag WHERE content_id = :content /* and */
                ORDER BY content_id, updated_at, tag_id, name OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY""", """
                SELECT id FROM (
                    (SELECT id, updated_at, tag_id, name FROM tag WHERE content_id = :content AND :end > 0
                        AND updated_at = :updatedAt AND tag_id >= :tagId AND (tag_id > :tagId OR name > :name) /* and */
                        ORDER BY content_id, updated_at, tag_id, name FETCH NEXT :end ROWS ONLY)
                    UNION ALL
                    (SELECT id, updated_at, tag_id, name FROM tag WHERE content_id = :content AND :end > 0
                        AND updated_at > :updatedAt /* and */
                        ORDER BY content_id, updated_at, tag_id, name FETCH NEXT :end ROWS ONLY)) following
                ORDER BY updated_at, tag_id, name OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY"""),

        NAME_ASCENDING("name", """
                SELECT id FROM tag WHERE content_id = :content /* and */
                ORDER BY content_id, name OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY""", """
                SELECT id FROM
                    (SELECT id, name FROM tag WHERE content_id = :content AND :end > 0 AND name > :name /* and */
                        ORDER BY content_id, name FETCH NEXT :end ROWS ONLY) following
                ORDER BY name OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY"""),

        NAME_DESCENDING("name DESC", """
                SELECT id FROM tag WHERE content_id = :content /* and */
                ORDER BY content_id DESC, name DESC OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY""", """
                SELECT id FROM
                    (SELECT id, name FROM tag WHERE content_id = :content AND :end > 0 AND name < :name /* and */
                        ORDER BY content_id DESC, name DESC FETCH NEXT :end ROWS ONLY) following
                ORDER BY name DESC OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY""");

        private final String order;
        private final String first;
        private final String following;

        /**
         * @param order of the page
         * @param first after {@code :skip} tags of the list
         * @param following after {@code :skip} tags that follow a place; {@code :end} of each range are read
         */
        Ids(String order, String first, String following) {
            this.order = order;
            this.first = first;
            this.following = following;
        }

        static Ids of(TagOrder order) {
            return valueOf(order.name());
        }

        String page(boolean follows, boolean isFiltered) {
            return ROW + "(" + ids(follows, isFiltered ? "AND POSITION(:part IN name) > 0" : "")
                    + ") page ON c.id = :content JOIN tag t ON t.id = page.id JOIN manifest m ON m.id = t.manifest_id ORDER BY "
                    + order;
        }

        String place(boolean follows) {
            return "SELECT t.updated_at, t.tag_id, t.name FROM (" + ids(follows, "")
                    + ") page JOIN tag t ON t.id = page.id";
        }

        String versions() {
            return ids(false, "")
                    .replace(
                            "SELECT id",
                            "SELECT id, updated_at, (SELECT revision FROM content WHERE id = :content) AS revision");
        }

        private String ids(boolean follows, String filter) {
            return (follows ? following : first).replace("/* and */", filter);
        }
    }

    private final EntityManager entityManager;
    private final JdbcClient jdbc;
    private final Contents contents;
    private final int stride;
    private final Cache<ListKey, List<TagPlace>> places;

    /**
     * How the places of lists are kept.
     *
     * @param stride how many tags stand between two of them
     * @param max how many places are kept, of all lists
     */
    public record Places(int stride, int max) {

        /** Of ten million tags; a place takes some 130 bytes. */
        public static final Places DEFAULT = new Places(500, 20_000);
    }

    /** A list of tags that does not change. */
    private record ListKey(long content, long revision, TagOrder order) {}

    TagPages(EntityManager entityManager, JdbcClient jdbc, Contents contents, ObjectProvider<Places> settings) {
        Places kept = settings.getIfAvailable(() -> Places.DEFAULT);
        this.entityManager = entityManager;
        this.jdbc = jdbc;
        this.contents = contents;
        this.stride = kept.stride();
        this.places = Caffeine.newBuilder()
                .maximumWeight(kept.max())
                .weigher((ListKey key, List<TagPlace> found) -> found.size())
                .build();
    }

    /** Reads a page of all tags of an image repository. */
    public Optional<List<TagView>> page(ResolvedRepository repository, TagOrder order, long offset, int limit) {
        // From the beginning, H2 skips a tag in a quarter of the time that it needs after a place.
        if (offset <= 4L * stride) {
            return page(repository, null, order, null, offset, limit);
        }
        return place(repository, order, Math.toIntExact(offset / stride))
                .flatMap(place -> page(repository, null, order, place, offset % stride, limit));
    }

    /**
     * Reads the tags after a place.
     *
     * @param part of their names, or null for all
     * @param after null for the beginning
     * @param skip how many of them to skip
     */
    public Optional<List<TagView>> page(
            ResolvedRepository repository,
            TagNameFilter.@Nullable Containing part,
            TagOrder order,
            @Nullable TagPlace after,
            long skip,
            int limit) {
        String sql = Ids.of(order).page(after != null, part != null);
        Query query = query(sql, Tag.ROW, repository.contentId(), order, after, skip, limit);
        return unchanged(repository, part == null ? query : query.setParameter("part", part.part()));
    }

    /** Reads the versions of all tags in their order, some two tenths of a millisecond for a thousand. */
    public Optional<TagVersion[]> versions(ResolvedRepository repository, TagOrder order) {
        TagVersion[] versions = new TagVersion[Math.toIntExact(repository.tags())];
        return jdbc.sql(Ids.of(order).versions())
                .param("content", repository.contentId())
                .param("skip", 0)
                .param("limit", versions.length)
                .query(rows -> {
                    int read = 0;
                    boolean isUnchanged = true;
                    while (isUnchanged && rows.next()) {
                        isUnchanged = read > 0 || rows.getLong(3) == repository.revision();
                        versions[read++] = new TagVersion(
                                rows.getLong(1),
                                rows.getObject(2, OffsetDateTime.class).toInstant());
                    }
                    return isUnchanged && read == versions.length ? Optional.of(versions) : Optional.empty();
                });
    }

    /** Reads the tag of a name: a list of one, or of none where there is no such tag. */
    public Optional<List<TagView>> find(ResolvedRepository repository, TagName name) {
        return unchanged(
                repository,
                entityManager
                        .createNativeQuery(ONE, Tag.ROW)
                        .setParameter("content", repository.contentId())
                        .setParameter("name", name.value()));
    }

    private Optional<List<TagView>> unchanged(ResolvedRepository repository, Query query) {
        List<TagRow> rows = list(query);
        long revision = rows.isEmpty()
                ? contents.revision(repository.contentId())
                : rows.get(0).revision();
        return revision == repository.revision()
                ? Optional.of(rows.stream().map(row -> row.view(repository)).toList())
                : Optional.empty();
    }

    /** The name of the first tag. There must be one. */
    public TagName first(long content, TagOrder order) {
        return place(content, order, null, 0).orElseThrow().name();
    }

    /** The place at the end of the nth stride, found from the last one before it that is kept. */
    private Optional<TagPlace> place(ResolvedRepository repository, TagOrder order, int strides) {
        ListKey list = new ListKey(repository.contentId(), repository.revision(), order);
        List<TagPlace> kept = places.asMap().getOrDefault(list, List.of());
        if (kept.size() < strides) {
            List<TagPlace> found = new ArrayList<>(kept);
            while (found.size() < strides) {
                TagPlace last = found.isEmpty() ? null : found.get(found.size() - 1);
                Optional<TagPlace> next = place(repository.contentId(), order, last, stride - 1);
                if (next.isEmpty()) {
                    return next;
                }
                found.add(next.get());
            }
            kept = List.copyOf(found);
            places.put(list, kept);
        }
        return Optional.of(kept.get(strides - 1));
    }

    private Optional<TagPlace> place(long content, TagOrder order, @Nullable TagPlace after, long skip) {
        List<TagPlace> found =
                list(query(Ids.of(order).place(after != null), Tag.PLACE, content, order, after, skip, 1));
        return found.stream().findFirst();
    }

    private Query query(
            String sql, String mapping, long content, TagOrder order, @Nullable TagPlace after, long skip, int limit) {
        Query query = entityManager
                .createNativeQuery(sql, mapping)
                .setParameter("content", content)
                .setParameter("skip", skip)
                .setParameter("limit", limit);
        if (after != null) {
            query.setParameter("end", skip + limit)
                    .setParameter("name", after.name().value());
            if (order.isByTime()) {
                query.setParameter("updatedAt", after.updatedAt()).setParameter("tagId", after.tagId());
            }
        }
        return query;
    }

    @SuppressWarnings("unchecked") // as the result set mapping says
    private static <T> List<T> list(Query query) {
        return query.getResultList();
    }
}
