package io.github.swremulator.registry;

/** How much there is. */
public record CatalogSize(long organizations, long imageRepositories, long tags) {}
