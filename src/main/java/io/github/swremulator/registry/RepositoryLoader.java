package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.CatalogLoader.Tables;
import io.github.swremulator.registry.store.ImageRepository;
import io.github.swremulator.registry.store.Manifest;
import io.github.swremulator.registry.store.Manifests;
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

/** Writes the manifests and tags of one image repository, a batch at a time. */
final class RepositoryLoader {

    /** The times of an image repository without tags that specifies none: the same on every machine. */
    private static final Instant WITHOUT_TAGS = Instant.parse("2026-01-01T00:00:00Z");

    private final Tables tables;
    private final World world;
    /** Null for a new one. */
    private final @Nullable ImageRepository known;

    private final long content;
    private final ManifestLoader manifests;
    private final List<Pending> pending = new ArrayList<>();
    /** Of the pending tags; in an image repository that existed before, of all that were loaded. */
    private final Set<TagName> names = new HashSet<>();

    private NewImageRepository specified;
    private @Nullable Long specifiedRepoId;
    private long repoId;
    private long tagsAdded;
    private int held;
    private boolean isWritten;
    private @Nullable Instant firstTag;
    private @Nullable Instant lastTag;

    private record Pending(NewTag tag, Digest manifest) {}

    /**
     * @param known the image repository, whose tags are replaced by those of the same name; null for a new one
     * @throws ConflictingDataException when it has another number than the one specified
     */
    RepositoryLoader(Tables tables, World world, @Nullable ImageRepository known, NewImageRepository specified) {
        this.tables = tables;
        this.world = world;
        this.known = known;
        this.specified = specified;
        if (known != null) {
            requireSameNumber(known, specified);
            known.setContent(tables.contents().own(known.contentId()));
        }
        this.content = known == null ? tables.contents().create() : known.contentId();
        this.manifests = new ManifestLoader(tables, content);
        this.specifiedRepoId = known == null ? specified.repoId() : Long.valueOf(known.repoId());
        this.repoId = specifiedRepoId != null ? specifiedRepoId : world.nextRepoId();
        world.usedRepoId(repoId);
    }

    private static void requireSameNumber(ImageRepository known, NewImageRepository specified) {
        if (specified.repoId() != null && specified.repoId() != known.repoId()) {
            throw new ConflictingDataException("image repository " + known.resource() + " exists, and its repo_id, "
                    + known.repoId() + ", cannot change");
        }
    }

    boolean isOf(NewImageRepository other) {
        return other.organization().equals(specified.organization())
                && other.name().equals(specified.name());
    }

    /** Replaces what was specified before. */
    void apply(NewImageRepository all) {
        specified = all;
    }

    /**
     * Takes a tag and its manifest.
     *
     * @throws ConflictingDataException when it is a duplicate, has another image repository's number, or its manifest conflicts
     * @throws InvalidImageDocumentException when something must be derived and the content is no image document
     */
    void tag(NewTag tag) {
        if (!names.add(tag.name())) {
            throw duplicate(tag);
        }
        number(tag.repoId());
        pending.add(new Pending(tag, manifests.add(tag.manifest())));
        firstTag = firstTag == null || tag.createdAt().isBefore(firstTag) ? tag.createdAt() : firstTag;
        lastTag = lastTag == null || tag.updatedAt().isAfter(lastTag) ? tag.updatedAt() : lastTag;
        held++;
    }

    private static ConflictingDataException duplicate(NewTag tag) {
        return new ConflictingDataException("duplicate tag " + tag.name(), tag);
    }

    /** Takes a manifest without a tag. */
    void manifest(NewManifest manifest) {
        manifests.add(manifest);
        held++;
    }

    /** The number that the first tag specifies is the image repository's. */
    private void number(@Nullable Long ofTag) {
        if (ofTag != null && specifiedRepoId == null) {
            repoId = ofTag;
            world.usedRepoId(ofTag);
        } else if (ofTag != null && ofTag != repoId) {
            throw new ConflictingDataException("repo_id must be " + repoId + ", as of the tags before");
        }
        specifiedRepoId = repoId;
    }

    /** The number of pending tags and manifests. */
    int held() {
        return held;
    }

    /** Whether it is new, and nothing of it is stored yet. */
    boolean isUnwritten() {
        return known == null && !isWritten;
    }

    /** Stores the pending tags and manifests of some image repositories, all of which are {@linkplain #isUnwritten unwritten}. */
    static void writeAll(List<RepositoryLoader> unwritten) {
        Set<Digest> digests = new HashSet<>();
        unwritten.forEach(one -> digests.addAll(one.manifests.pending()));
        Map<String, List<Manifests.Known>> stored = unwritten.get(0).manifests.findKnown(digests);
        unwritten.forEach(one -> one.write(Map.of(), stored));
    }

    /** Stores the pending tags and manifests. */
    void write() {
        Map<String, Tags.Known> before = tagsBefore();
        Set<Long> loaded = write(before, manifests.findKnown(manifests.pending()));
        tables.entityManager().flush();
        tables.entityManager().clear();
        before.values().stream()
                .map(Tags.Known::manifestId)
                .distinct()
                .forEach(id -> lostTag(tables.manifests().getReferenceById(id), loaded.contains(id)));
    }

    /** Returns the ids of the manifests. */
    private Set<Long> write(Map<String, Tags.Known> before, Map<String, List<Manifests.Known>> stored) {
        Map<Digest, Long> ids =
                manifests.store(pending.stream().map(Pending::manifest).toList(), stored);
        if (!before.isEmpty()) {
            tables.tags().deleteAll(before.values().stream().map(Tags.Known::id).toList());
        }
        for (Pending next : pending) {
            Tags.Known old = before.get(next.tag().name().value());
            if (old != null && known == null) {
                throw duplicate(next.tag());
            }
            Manifest manifest = tables.manifests().getReferenceById(requireNonNull(ids.get(next.manifest())));
            tables.tags().save(new Tag(content, manifest, next.tag(), tagId(next.tag(), old)));
        }
        tagsAdded += pending.size() - before.size();
        forget();
        return new HashSet<>(ids.values());
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
        isWritten = true;
        if (known == null) {
            names.clear();
        }
    }

    private long tagId(NewTag tag, Tags.@Nullable Known before) {
        Long number = tag.tagId();
        long tagId = number != null ? number : before != null ? before.tagId() : world.nextTagId();
        world.usedTagId(tagId);
        return tagId;
    }

    /** The stored tags that have the name of a pending one; in a new image repository this one is a duplicate. */
    private Map<String, Tags.Known> tagsBefore() {
        if (pending.isEmpty() || (known == null && tagsAdded == 0)) {
            return Map.of();
        }
        return tables
                .tags()
                .listKnown(
                        content,
                        pending.stream().map(next -> next.tag().name().value()).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Tags.Known::name, Function.identity()));
    }

    /** Completes image repositories all of whose tags and manifests are stored. */
    static void finishAll(Tables tables, List<RepositoryLoader> written) {
        written.forEach(RepositoryLoader::finish);
        tables.entityManager().flush();
        written.forEach(RepositoryLoader::attach);
        tables.entityManager().flush();
        tables.entityManager().clear();
    }

    private void finish() {
        manifests.finish();
        ImageRepository repository =
                known == null ? created() : tables.entityManager().merge(known);
        if (lastTag != null && lastTag.isAfter(repository.updatedAt())) {
            repository.updated(lastTag);
        }
        repository.apply(specified);
        tables.repositories().save(repository);
        tables.contents().changed(content, tagsAdded);
    }

    private void attach() {
        tables.load(world, new ResourceName(specified.organization(), specified.name()), specified.attachments());
    }

    private ImageRepository created() {
        return ImageRepository.create(
                world.id(),
                content,
                repoId,
                specified,
                firstOf(firstTag, specified.updatedAt()),
                firstOf(lastTag, specified.createdAt()));
    }

    private static Instant firstOf(@Nullable Instant ofTags, @Nullable Instant specified) {
        return ofTags != null ? ofTags : specified != null ? specified : WITHOUT_TAGS;
    }
}
