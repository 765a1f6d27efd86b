package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * What image repositories are asked for; a null condition is none.
 *
 * @param organizationPart a part of the organization's name
 * @param namePart a part of the image repository's name
 */
public record ImageRepositoryQuery(
        @Nullable OrganizationName organization,
        @Nullable String organizationPart,
        @Nullable String namePart,
        @Nullable Category category,
        @Nullable Boolean isPublic) {}
