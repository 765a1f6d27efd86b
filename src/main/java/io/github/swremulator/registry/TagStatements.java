package io.github.swremulator.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements of one order of tags. A page is found in the order's index alone, and only then joined with the rest: neither
 * database sorts more than the page. What follows a place is of the same time or of a later one, each a range of the index.
 *
 * @param page begins after {@code :skip} tags of the list
 * @param pageAfter begins after {@code :skip} tags that follow a place
 * @param place of the tag after {@code :skip} tags of the list
 * @param placeAfter of the tag after {@code :skip} tags that follow a place
 */
record TagStatements(String page, String pageAfter, String place, String placeAfter) {

    private static final String ROW = """
            SELECT t.name, t.tag_id, t.trusted, t.scanned, t.created_at, t.updated_at, t.deleted_at, t.path,
                t.internal_path, t.account_id, m.content, m.digest, m.schema_version, m.image_id, m.size, m.image_index,
                (SELECT revision FROM content WHERE id = :content) AS revision
            FROM\s""";
    private static final String PAGE =
            ROW + "(%s) page JOIN tag t ON t.id = page.id JOIN manifest m ON m.id = t.manifest_id ORDER BY %s";
    private static final String IDS = """
            SELECT %s FROM %s ORDER BY %s OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY""";
    /** As many as are passed over or listed, of each range. A condition names them, too: else H2 gives its last result again. */
    private static final String RANGE = """
            (SELECT id, updated_at, tag_id, name FROM tag WHERE content_id = :content AND :end > 0 AND %s
                ORDER BY %s FETCH NEXT :end ROWS ONLY)""";

    private static final String PLACE = "updated_at, tag_id, name";

    /** The tag {@code :name}. */
    static final String ONE =
            ROW + "tag t JOIN manifest m ON m.id = t.manifest_id WHERE t.content_id = :content AND t.name = :name";

    static final Map<TagOrder, TagStatements> ALL = all("");
    /** Of the tags that {@code :pattern} matches. */
    static final Map<TagOrder, TagStatements> MATCHING = all(" AND name LIKE :pattern ESCAPE '!'");

    private static Map<TagOrder, TagStatements> all(String filter) {
        String sameTime = "updated_at = :updatedAt AND tag_id >= :tagId AND (tag_id > :tagId OR name > :name)" + filter;
        Map<TagOrder, TagStatements> all = new EnumMap<>(TagOrder.class);
        all.put(
                TagOrder.NEWEST_FIRST,
                of(
                        "updated_at DESC, tag_id, name",
                        "content_id, ",
                        filter,
                        List.of(sameTime, "updated_at < :updatedAt" + filter)));
        all.put(
                TagOrder.OLDEST_FIRST,
                of(
                        "updated_at, tag_id, name",
                        "content_id, ",
                        filter,
                        List.of(sameTime, "updated_at > :updatedAt" + filter)));
        all.put(TagOrder.NAME_ASCENDING, of("name", "content_id, ", filter, List.of("name > :name" + filter)));
        all.put(
                TagOrder.NAME_DESCENDING,
                of("name DESC", "content_id DESC, ", filter, List.of("name < :name" + filter)));
        return all;
    }

    /** @param index the first column of the index, since H2 sorts unless an order is all of it */
    private static TagStatements of(String order, String index, String filter, List<String> ranges) {
        String list = "tag WHERE content_id = :content" + filter;
        String following = ranges.stream()
                .map(range -> RANGE.formatted(range, index + order))
                .collect(Collectors.joining(" UNION ALL ", "(", ") following"));
        return new TagStatements(
                PAGE.formatted(IDS.formatted("id", list, index + order), order),
                PAGE.formatted(IDS.formatted("id", following, order), order),
                IDS.formatted(PLACE, list, index + order),
                IDS.formatted(PLACE, following, order));
    }
}
