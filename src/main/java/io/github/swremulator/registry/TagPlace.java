package io.github.swremulator.registry;

import java.time.Instant;
import java.util.Comparator;

/** A place in a list of tags: right after the tag that has all this, or where it would stand. */
record TagPlace(Instant updatedAt, long tagId, String name) {

    static final Comparator<TagPlace> BY_NAME = Comparator.comparing(TagPlace::name);

    static final Comparator<TagPlace> OF_ONE_TIME =
            Comparator.comparingLong(TagPlace::tagId).thenComparing(BY_NAME);

    /** In an order that looks at names alone. */
    TagPlace(String name) {
        this(Instant.EPOCH, -1, name);
    }

    /** One, of what a query selects. */
    static String hql(String columns) {
        return "new " + TagPlace.class.getName() + "(" + columns + ")";
    }

    static TagPlace after(TagPosition tag) {
        return new TagPlace(tag.updatedAt(), tag.tagId(), tag.name().value());
    }

    static TagPlace after(TagView tag) {
        return after(TagPosition.of(tag));
    }
}
