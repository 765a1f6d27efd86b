package io.github.swremulator.seed;

/** How much a seed may hold. */
record SeedLimits(long tags, long imageRepositories) {}
