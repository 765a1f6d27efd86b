package io.github.swremulator.registry;

/** In which order tags are listed. Ties break by the tag's id, then by its name, so that pages neither repeat nor miss one. */
public enum TagOrder {
    NEWEST_FIRST,
    OLDEST_FIRST,
    NAME_ASCENDING,
    NAME_DESCENDING;

    public boolean isByTime() {
        return this == NEWEST_FIRST || this == OLDEST_FIRST;
    }
}
