package io.github.swremulator.registry;

/**
 * A part of a list.
 *
 * @param offset how many tags to pass over, 0 or more
 * @param limit how many tags at the most, 1 or more
 */
public record ListRange(long offset, int limit) {

    /** The whole list. */
    static final ListRange ALL = new ListRange(0, Integer.MAX_VALUE);

    /** How many there are in the part of a list of so many. */
    int length(long total) {
        return (int) Math.max(0, Math.min(limit, total - offset));
    }
}
