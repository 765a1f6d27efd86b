package io.github.swremulator.registry;

import java.util.List;

/** Image repositories in the order of their numbers, and whether there are others after them. */
public record ImageRepositoryPage(List<ImageRepositoryView> repositories, boolean hasMore) {}
