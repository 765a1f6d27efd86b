package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An organization as somebody sees it.
 *
 * @param organizationId the organization's number, shown to clients
 * @param accountId the owning account, where it is not the emulator's own
 * @param creatorName who created it, where that is known
 * @param level what who asks may do with all of it, or null for nothing, as where only one image repository is shared
 * @param users how many have a permission on it
 * @param imageRepositories how many it has
 */
public record OrganizationView(
        long organizationId,
        OrganizationName name,
        @Nullable String accountId,
        @Nullable String creatorName,
        @Nullable AccessLevel level,
        long users,
        long imageRepositories) {}
