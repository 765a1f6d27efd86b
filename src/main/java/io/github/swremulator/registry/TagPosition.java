package io.github.swremulator.registry;

import java.time.Instant;

/** Where a tag stands in a list, whatever the order, also when the tag is gone. */
public record TagPosition(Instant updatedAt, long tagId, TagName name) {

    public static TagPosition of(TagView tag) {
        return new TagPosition(tag.updatedAt(), tag.tagId(), tag.name());
    }
}
