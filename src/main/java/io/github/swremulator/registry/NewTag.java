package io.github.swremulator.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tag to be stored. What is null was not stated: numbers are then given out, addresses and the account are left to
 * the API's settings.
 *
 * @param repoId the image repository's number; every tag of a repository states the same
 */
public record NewTag(
        TagName name,
        @Nullable Long tagId,
        @Nullable Long repoId,
        NewManifest manifest,
        boolean trusted,
        boolean scanned,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String path,
        @Nullable String internalPath,
        @Nullable String accountId) {}
