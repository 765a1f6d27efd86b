package io.github.swremulator.registry;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shown tags of an image repository in an order. What is read begins at a place, and costs the same wherever that is.
 *
 * @param part of the tags' names, or null for all
 */
record OrderedTags(
        CatalogTables tables, ImageRepository repository, TagNameFilter.@Nullable Containing part, TagOrder order) {

    private TagOrdering ordering() {
        return TagOrdering.of(order);
    }

    TagPlace beginning() {
        return ordering().beginning();
    }

    /** How many there are. */
    long count() {
        return query("select count(t) from Tag t where t.imageRepository = :repository", Long.class)
                .getSingleResult();
    }

    /** The place before which so many tags stand of those that there are. */
    TagPlace place(long offset, long total) {
        if (part != null || offset <= tables.sectionSize().tags()) {
            return skip(beginning(), offset);
        }
        // Backwards the tag before is the one after as many as are left, and it.
        return order == TagOrder.NAME_DESCENDING
                ? new OrderedTags(tables, repository, null, TagOrder.NAME_ASCENDING).place(total - offset + 1)
                : place(offset);
    }

    private TagPlace place(long offset) {
        long left = offset;
        for (TagSections.Begun section : ordering().sorted(tables.sections().list(repository, order))) {
            if (left <= section.tags()) {
                return skip(section.begin(), left);
            }
            left -= section.tags();
        }
        return skip(beginning(), offset);
    }

    /** The places after the next tags; fewer where there are no more. */
    List<TagPlace> places(TagPlace from, int limit) {
        return read("select " + ordering().place() + " from Tag t", TagPlace.class, from, limit);
    }

    /** The place that so many tags after another one end at. There must be so many. */
    TagPlace skip(TagPlace from, long tags) {
        TagPlace place = from;
        for (long left = tags; left > 0; left -= tables.sectionSize().tags()) {
            List<TagPlace> passed =
                    places(place, (int) Math.min(left, tables.sectionSize().tags()));
            place = passed.get(passed.size() - 1);
        }
        return place;
    }

    /** The next tags. */
    List<TagView> list(TagPlace from, int limit) {
        return read(TagRow.SELECT, TagRow.class, from, limit).stream()
                .map(row -> row.view(repository))
                .toList();
    }

    private <T> List<T> read(String select, Class<T> type, TagPlace from, int limit) {
        List<T> found = new ArrayList<>();
        for (String condition : ordering().after()) {
            if (found.size() < limit) {
                String where = " where t.imageRepository = :repository and " + condition;
                TypedQuery<T> query =
                        query(select + where, " order by " + ordering().clause(), type);
                found.addAll(at(from, query).setMaxResults(limit - found.size()).getResultList());
            }
        }
        return found;
    }

    private static <T> TypedQuery<T> at(TagPlace place, TypedQuery<T> query) {
        Map<String, Object> values =
                Map.of("updatedAt", place.updatedAt(), "tagId", place.tagId(), "name", place.name());
        query.getParameters().stream()
                .filter(parameter -> values.containsKey(parameter.getName()))
                .forEach(parameter -> query.setParameter(parameter.getName(), values.get(parameter.getName())));
        return query;
    }

    private <T> TypedQuery<T> query(String hql, Class<T> type) {
        return query(hql, "", type);
    }

    private <T> TypedQuery<T> query(String where, String orderBy, Class<T> type) {
        String like = part == null ? "" : " and t.name like :pattern escape '!'";
        TypedQuery<T> query =
                tables.entityManager().createQuery(where + like + orderBy, type).setParameter("repository", repository);
        return part == null ? query : query.setParameter("pattern", LikePattern.containing(part.part()));
    }
}
