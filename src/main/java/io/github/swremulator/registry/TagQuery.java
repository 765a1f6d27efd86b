package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * What tags are asked for.
 *
 * @param filter which of the repository's tags, or null for all
 * @param range which part of them in that order, or null for the whole
 */
public record TagQuery(
        OrganizationName organization,
        RepositoryName repository,
        @Nullable TagNameFilter filter,
        TagOrder order,
        @Nullable ListRange range) {}
