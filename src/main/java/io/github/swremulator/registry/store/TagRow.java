package io.github.swremulator.registry.store;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a page: a tag with its manifest. Not the entities, which Hibernate would keep and compare.
 *
 * @param revision of the content, when the tag was read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TagRow(
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
                repository.organization(),
                repository.name(),
                new TagName(name),
                tagId,
                repository.repoId(),
                new String(content, StandardCharsets.UTF_8),
                new Digest(digest),
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
