package io.github.swremulator.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tag to be stored. Numbers that are null are assigned; addresses and the account that are null follow the API's settings.
 *
 * @param repoId the image repository's number; the same for every tag of it
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
