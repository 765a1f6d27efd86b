package io.github.swremulator.registry;

/**
 * A part of a list.
 *
 * @param offset how many to skip, 0 or more
 * @param limit how many at most, 1 or more
 */
public record ListRange(long offset, int limit) {

    /** The whole list. */
    public static final ListRange ALL = new ListRange(0, Integer.MAX_VALUE);

    /** How many of a list of this length are in the range. */
    public int length(long total) {
        return (int) Math.max(0, Math.min(limit, total - offset));
    }
}
