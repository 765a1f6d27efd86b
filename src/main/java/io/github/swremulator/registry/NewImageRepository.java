package io.github.swremulator.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image repository to be stored; null for what is not specified.
 *
 * @param repoId the number that clients are shown
 * @param isPublic whether everybody may pull its images
 * @param downloads how often its images were pulled
 */
public record NewImageRepository(
        OrganizationName organization,
        RepositoryName name,
        @Nullable Long repoId,
        @Nullable Category category,
        @Nullable String description,
        @Nullable Boolean isPublic,
        @Nullable String creatorId,
        @Nullable String creatorName,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Long downloads,
        Attachments attachments) {

    /** With its name, and perhaps its number, only. */
    public static NewImageRepository named(OrganizationName organization, RepositoryName name, @Nullable Long repoId) {
        return new NewImageRepository(
                organization, name, repoId, null, null, null, null, null, null, null, null, Attachments.NONE);
    }
}
