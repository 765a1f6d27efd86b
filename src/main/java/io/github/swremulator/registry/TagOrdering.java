package io.github.swremulator.registry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@link TagOrder} is to queries.
 *
 * @param beginning before every tag that there can be
 * @param place that a tag stands at, in HQL, of nothing that the order's index does not have
 * @param clause as HQL writes it, with the image repository, since H2 sorts unless an order is all of an index from its
 *     first column on
 * @param after what holds of the tags after a place, in HQL: first those of one condition, then those of the next, each a
 *     range of an index
 */
record TagOrdering(
        TagPlace beginning, Comparator<TagPlace> comparator, String place, String clause, List<String> after) {

    private static final String AT_TIME = TagPlace.hql("t.updatedAt, t.tagId, t.name");

    private static final String AT_NAME = TagPlace.hql("t.name");

    private static final String AT_THE_SAME_TIME =
            "t.updatedAt = :updatedAt and t.tagId >= :tagId and (t.tagId > :tagId or t.name > :name)";

    private static final TagOrdering NEWEST_FIRST = new TagOrdering(
            new TagPlace(Instant.parse("9999-12-31T23:59:59.999999Z"), -1, ""),
            Comparator.comparing(TagPlace::updatedAt).reversed().thenComparing(TagPlace.OF_ONE_TIME),
            AT_TIME,
            "t.imageRepository.id, t.updatedAt desc, t.tagId, t.name",
            List.of(AT_THE_SAME_TIME, "t.updatedAt < :updatedAt"));

    private static final TagOrdering OLDEST_FIRST = new TagOrdering(
            new TagPlace(Instant.parse("0000-01-01T00:00:00Z"), -1, ""),
            Comparator.comparing(TagPlace::updatedAt).thenComparing(TagPlace.OF_ONE_TIME),
            AT_TIME,
            "t.imageRepository.id, t.updatedAt, t.tagId, t.name",
            List.of(AT_THE_SAME_TIME, "t.updatedAt > :updatedAt"));

    private static final TagOrdering NAME_ASCENDING = new TagOrdering(
            new TagPlace(""), TagPlace.BY_NAME, AT_NAME, "t.imageRepository.id, t.name", List.of("t.name > :name"));

    private static final TagOrdering NAME_DESCENDING = new TagOrdering(
            new TagPlace("~"),
            TagPlace.BY_NAME.reversed(),
            AT_NAME,
            "t.imageRepository.id desc, t.name desc",
            List.of("t.name < :name"));

    static TagOrdering of(TagOrder order) {
        return switch (order) {
            case NEWEST_FIRST -> NEWEST_FIRST;
            case OLDEST_FIRST -> OLDEST_FIRST;
            case NAME_ASCENDING -> NAME_ASCENDING;
            case NAME_DESCENDING -> NAME_DESCENDING;
        };
    }

    List<TagSections.Begun> sorted(List<TagSections.Begun> sections) {
        return sections.stream()
                .sorted(Comparator.comparing(TagSections.Begun::begin, comparator))
                .toList();
    }

    /** All but the one that is another one backwards. */
    static Stream<TagOrder> sectioned() {
        return Stream.of(TagOrder.values()).filter(order -> order != TagOrder.NAME_DESCENDING);
    }
}
