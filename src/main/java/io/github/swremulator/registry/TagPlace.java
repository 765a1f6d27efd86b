package io.github.swremulator.registry;

import java.time.Instant;

/** A place in a list of tags, whatever the order: right after this tag, also when the tag itself is gone. */
public record TagPlace(Instant updatedAt, long tagId, TagName name) {

    /** Of a row. */
    public TagPlace(Instant updatedAt, Long tagId, String name) {
        this(updatedAt, (long) tagId, new TagName(name));
    }

    public static TagPlace after(TagView tag) {
        return new TagPlace(tag.updatedAt(), tag.tagId(), new TagName(tag.name()));
    }
}
