package io.github.swremulator.registry;

import java.util.List;

/**
 * A page of image repositories.
 *
 * @param total how many match, in this and every other part
 */
public record ImageRepositoryListing(List<ImageRepositoryView> repositories, long total) {}
