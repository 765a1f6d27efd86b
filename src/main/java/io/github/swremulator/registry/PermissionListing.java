package io.github.swremulator.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with an organization or an image repository.
 *
 * @param number of the organization or image repository, shown to clients
 * @param creatorName who created the organization, where that is known
 * @param own what who asks may do, or null for nothing
 * @param permissions in the order of the users' names
 */
public record PermissionListing(
        long number, @Nullable String creatorName, @Nullable AccessLevel own, List<UserPermission> permissions) {}
