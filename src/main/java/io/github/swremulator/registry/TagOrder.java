package io.github.swremulator.registry;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;

/** In which order tags are listed. Ties break by the tag's id, then by its name, so that pages neither repeat nor miss one. */
public enum TagOrder {
    NEWEST_FIRST("updatedAt", Direction.DESC),
    OLDEST_FIRST("updatedAt", Direction.ASC),
    NAME_ASCENDING("name", Direction.ASC),
    NAME_DESCENDING("name", Direction.DESC);

    private final String property;
    private final Direction direction;

    TagOrder(String property, Direction direction) {
        this.property = property;
        this.direction = direction;
    }

    Sort sort() {
        return Sort.by(direction, property).and(Sort.by("tagId", "name"));
    }
}
