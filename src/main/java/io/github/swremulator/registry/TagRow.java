package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list reads of a tag and its manifest, and not the entities, which would be kept and compared.
 *
 * @param revision of the content, as of the moment at which the tag was read
 */
@SuppressWarnings("ArrayRecordComponent") // is never compared
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

    /** Of a tag {@code t} and its manifest {@code m}. */
    static final String SELECT = """
            select t.name, t.tagId, t.trusted, t.scanned, t.createdAt, t.updatedAt, t.deletedAt, t.path, t.internalPath,
                t.accountId, m.content, m.digest, m.schemaVersion, m.imageId, m.size, m.imageIndex,
                (select c.revision from Content c where c.id = :content)""";

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
