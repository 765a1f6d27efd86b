package io.github.swremulator.registry;

import java.time.Instant;

/** A place in a list of tags: right after the tag that has all this, or where it would stand. */
record TagPlace(Instant updatedAt, long tagId, String name) {

    static TagPlace after(TagPosition tag) {
        return new TagPlace(tag.updatedAt(), tag.tagId(), tag.name().value());
    }
}
