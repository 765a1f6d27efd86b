package io.github.swremulator.registry;

/**
 * A part of a list.
 *
 * @param offset how many tags to pass over, 0 or more
 * @param limit how many tags at the most, 1 or more
 */
public record TagRange(long offset, int limit) {}
