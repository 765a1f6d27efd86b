package io.github.swremulator.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tag and the manifest that it points to, as stored.
 *
 * @param row identifies the stored row; a tag that changes gets another one
 * @param tagId the tag's number, shown to clients
 * @param repoId the image repository's number, shown to clients
 * @param manifest the document, byte by byte, in UTF-8
 * @param imageId the configuration's digest without its algorithm, or empty for an index
 * @param size of configuration and layers, in bytes
 * @param isIndex whether the tag points to an index of images, not to one image
 * @param path the pull address, if it was specified
 * @param internalPath the pull address inside a cluster, if it was specified
 * @param accountId the owning account, or null for the emulator's own
 */
@SuppressWarnings("ArrayRecordComponent") // is never compared
public record TagView(
        long row,
        OrganizationName organization,
        RepositoryName repository,
        String name,
        long tagId,
        long repoId,
        byte[] manifest,
        String digest,
        int schemaVersion,
        String imageId,
        long size,
        boolean isIndex,
        boolean trusted,
        boolean scanned,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String path,
        @Nullable String internalPath,
        @Nullable String accountId) {

    public TagVersion version() {
        return new TagVersion(row, updatedAt);
    }
}
