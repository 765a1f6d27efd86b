package io.github.swremulator.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image repository, and what there is in it.
 *
 * @param repoId the image repository's number, shown to clients
 * @param organizationId the organization's number, shown to clients
 * @param accountId the owning account, where it is not the emulator's own
 * @param size of all that its tags point to, in bytes; no more than a 64-bit number takes
 * @param tags how many it has
 * @param downloads how often an image was pulled
 * @param tagNames their names, the newest first; none where not asked for
 */
public record ImageRepositoryView(
        OrganizationName organization,
        RepositoryName name,
        long repoId,
        long organizationId,
        @Nullable String accountId,
        Category category,
        String description,
        boolean isPublic,
        @Nullable String creatorId,
        @Nullable String creatorName,
        Instant createdAt,
        Instant updatedAt,
        long size,
        long tags,
        long downloads,
        List<String> tagNames) {}
