package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.CatalogLoader.Tables;
import io.github.swremulator.registry.store.ImageRepository;
import io.github.swremulator.registry.store.Manifest;
import io.github.swremulator.registry.store.Tag;
import io.github.swremulator.registry.store.Tags;
import io.github.swremulator.registry.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the manifests and tags of one image repository, some at a time. */
final class RepositoryLoader {

    /** The times of a repository that specifies none and has no tag, the same on every machine. */
    private static final Instant WITHOUT_TAGS = Instant.parse("2026-01-01T00:00:00Z");

    private final Tables tables;
    private final World world;
    /** Null for one that is new. */
    private final @Nullable ImageRepository known;

    private final long content;
    private final ManifestLoader manifests;
    private final List<Pending> pending = new ArrayList<>();
    /** Of the tags that wait; in a repository that was there before, of all that were told. */
    private final Set<TagName> names = new HashSet<>();

    private NewImageRepository specified;
    private @Nullable Long specifiedRepoId;
    private long repoId;
    private long tagsBefore;
    private long tagsAdded;
    private int held;
    private @Nullable Instant firstTag;
    private @Nullable Instant lastTag;

    private record Pending(NewTag tag, Digest manifest) {}

    private RepositoryLoader(
            Tables tables, World world, @Nullable ImageRepository known, NewImageRepository specified) {
        this.tables = tables;
        this.world = world;
        this.known = known;
        this.specified = specified;
        this.content = known == null ? tables.contents().create() : known.contentId();
        this.manifests = new ManifestLoader(tables, content);
        this.specifiedRepoId = known == null ? specified.repoId() : Long.valueOf(known.repoId());
        this.repoId = specifiedRepoId != null ? specifiedRepoId : world.nextRepoId();
        world.usedRepoId(repoId);
    }

    /** For an image repository that is not there yet. */
    static RepositoryLoader create(Tables tables, World world, NewImageRepository specified) {
        return new RepositoryLoader(tables, world, null, specified);
    }

    /**
     * For an image repository that exists; its tags are replaced by those of the same name.
     *
     * @throws ConflictingDataException when it has another number than the one specified
     */
    static RepositoryLoader merge(Tables tables, World world, ImageRepository known, NewImageRepository specified) {
        if (specified.repoId() != null && specified.repoId() != known.repoId()) {
            throw new ConflictingDataException("image repository " + known.resource() + " exists, and its repo_id, "
                    + known.repoId() + ", cannot change");
        }
        known.setContent(tables.contents().own(known.contentId()));
        return new RepositoryLoader(tables, world, known, specified);
    }

    boolean isOf(NewImageRepository other) {
        return other.organization().equals(specified.organization())
                && other.name().equals(specified.name());
    }

    /** More is specified of it than before. */
    void apply(NewImageRepository all) {
        specified = all;
    }

    /**
     * Stores a tag, and its manifest where the repository does not have it yet.
     *
     * @throws ConflictingDataException when the tag was told before, or contradicts what was
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void tag(NewTag tag) {
        if (!names.add(tag.name())) {
            throw twice(tag);
        }
        number(tag.repoId());
        pending.add(new Pending(tag, manifests.add(tag.manifest())));
        firstTag = firstTag == null || tag.createdAt().isBefore(firstTag) ? tag.createdAt() : firstTag;
        lastTag = lastTag == null || tag.updatedAt().isAfter(lastTag) ? tag.updatedAt() : lastTag;
        writeWhenFull();
    }

    private static ConflictingDataException twice(NewTag tag) {
        return new ConflictingDataException("tag " + tag.name() + " is there twice", tag);
    }

    /** Stores a manifest without a tag. */
    void manifest(NewManifest manifest) {
        manifests.add(manifest);
        writeWhenFull();
    }

    /** The number that the first tag specifies is the repository's. */
    private void number(@Nullable Long ofTag) {
        if (ofTag != null && specifiedRepoId == null) {
            repoId = ofTag;
            world.usedRepoId(ofTag);
        } else if (ofTag != null && ofTag != repoId) {
            throw new ConflictingDataException("the tags before are of repo_id " + repoId);
        }
        specifiedRepoId = repoId;
    }

    private void writeWhenFull() {
        if (++held >= CatalogVisitor.STORED_TOGETHER) {
            write();
        }
    }

    /** Stores what waits, and forgets it. */
    private void write() {
        Map<String, Tags.Known> before = tagsBefore();
        Map<Digest, Long> stored =
                manifests.store(pending.stream().map(Pending::manifest).toList());
        if (!before.isEmpty()) {
            tables.tags().deleteAll(before.values().stream().map(Tags.Known::id).toList());
        }
        for (Pending next : pending) {
            Tags.Known old = before.get(next.tag().name().value());
            Manifest manifest = tables.manifests().getReferenceById(requireNonNull(stored.get(next.manifest())));
            tables.tags().save(new Tag(content, manifest, next.tag(), tagId(next.tag(), old)));
        }
        Set<Long> loaded = new HashSet<>(stored.values());
        tables.entityManager().flush();
        tables.entityManager().clear();
        before.values().stream()
                .map(Tags.Known::manifestId)
                .distinct()
                .forEach(id -> lostTag(tables.manifests().getReferenceById(id), loaded.contains(id)));
        tagsAdded += pending.size() - before.size();
        forget();
    }

    private void lostTag(Manifest manifest, boolean isLoaded) {
        if (isLoaded) {
            tables.references().keep(content, manifest);
        } else {
            tables.references().release(content, manifest);
        }
    }

    private void forget() {
        pending.clear();
        held = 0;
        if (known == null) {
            names.clear();
            tagsBefore = tagsAdded;
        }
    }

    private long tagId(NewTag tag, Tags.@Nullable Known before) {
        Long number = tag.tagId();
        long tagId = number != null ? number : before != null ? before.tagId() : world.nextTagId();
        world.usedTagId(tagId);
        return tagId;
    }

    /** The stored tags that have the name of one in this batch; in a new repository such a tag is a duplicate. */
    private Map<String, Tags.Known> tagsBefore() {
        if (pending.isEmpty() || (known == null && tagsBefore == 0)) {
            return Map.of();
        }
        Map<String, Tags.Known> before = tables
                .tags()
                .listKnown(
                        content,
                        pending.stream().map(next -> next.tag().name().value()).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Tags.Known::name, Function.identity()));
        if (known == null) {
            pending.stream()
                    .filter(next -> before.containsKey(next.tag().name().value()))
                    .findFirst()
                    .ifPresent(next -> {
                        throw twice(next.tag());
                    });
        }
        return before;
    }

    /** Completes the repository. */
    void finish() {
        write();
        manifests.finish();
        ImageRepository repository =
                known == null ? created() : tables.entityManager().merge(known);
        if (lastTag != null && lastTag.isAfter(repository.updatedAt())) {
            repository.updated(lastTag);
        }
        repository.apply(specified);
        tables.repositories().save(repository);
        tables.contents().changed(content, tagsAdded);
        tables.entityManager().flush();
        tables.load(world, repository.resource(), specified.attachments());
        tables.entityManager().flush();
        tables.entityManager().clear();
    }

    private ImageRepository created() {
        return new ImageRepository(
                world.id(),
                specified.organization(),
                specified.name(),
                content,
                repoId,
                firstOf(firstTag, specified.updatedAt()),
                firstOf(lastTag, specified.createdAt()));
    }

    private static Instant firstOf(@Nullable Instant ofTags, @Nullable Instant specified) {
        return ofTags != null ? ofTags : specified != null ? specified : WITHOUT_TAGS;
    }
}
