package io.github.swremulator.registry;

import java.util.List;

/**
 * The answer to a {@link TagQuery}.
 *
 * @param offset how many matching tags stand before these
 * @param total how many tags match, in this and every other part
 */
public record TagListing(List<TagView> tags, long offset, long total) {}
