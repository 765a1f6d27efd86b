package io.github.swremulator.registry.store;

import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a page: a tag with its manifest. Not the entities, which Hibernate would keep and compare.
 *
 * @param revision of the content, when the tag was read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TagRow(
        long id,
        String name,
        long tagId,
        boolean trusted,
        boolean scanned,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String path,
        @Nullable String internalPath,
        @Nullable String accountId,
        byte[] content,
        String digest,
        int schemaVersion,
        String imageId,
        long size,
        boolean imageIndex,
        long revision) {

    TagView view(ResolvedRepository repository) {
        return new TagView(
                id,
                repository.organization(),
                repository.name(),
                name,
                tagId,
                repository.repoId(),
                content,
                digest,
                schemaVersion,
                imageId,
                size,
                imageIndex,
                trusted,
                scanned,
                createdAt,
                updatedAt,
                deletedAt,
                path,
                internalPath,
                accountId != null ? accountId : repository.accountId());
    }
}
