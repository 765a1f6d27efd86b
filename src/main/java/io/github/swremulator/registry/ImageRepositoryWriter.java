package io.github.swremulator.registry;

import io.github.swremulator.image.InvalidImageDocumentException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the manifests and tags of one image repository to one generation. */
final class ImageRepositoryWriter {

    /** At most, so that the database is asked for them in one round. */
    static final int ROWS_HELD = 500;

    /** The times of a repository that states none and has no tag, the same on every machine. */
    private static final Instant WITHOUT_TAGS = Instant.parse("2026-01-01T00:00:00Z");

    private final CatalogTables tables;
    private final Generation generation;
    private final SeenKeys seen;
    private final ImageRepository imageRepository;
    private final ManifestWriter manifests;
    /** Names of tags that the database was not asked to keep yet; in a repository that was there before, all that were told. */
    private final Set<TagName> names = new HashSet<>();

    private final TagSteps steps;
    private final boolean isNew;
    private NewImageRepository stated;
    private @Nullable Long statedRepoId;
    private @Nullable Instant firstTag;
    private @Nullable Instant lastTag;
    private int held;

    private ImageRepositoryWriter(
            CatalogTables tables,
            Generation generation,
            SeenKeys seen,
            ImageRepository imageRepository,
            boolean isNew,
            NewImageRepository stated,
            @Nullable Long statedRepoId) {
        this.tables = tables;
        this.generation = generation;
        this.seen = seen;
        this.imageRepository = imageRepository;
        this.manifests = new ManifestWriter(tables, generation, seen, imageRepository, isNew);
        this.steps = new TagSteps(tables.sectionSize());
        this.isNew = isNew;
        this.stated = stated;
        this.statedRepoId = statedRepoId;
    }

    /** For an image repository that nothing was written to. */
    static ImageRepositoryWriter begin(
            CatalogTables tables,
            Generation generation,
            SeenKeys seen,
            ImageRepository created,
            NewImageRepository stated) {
        return new ImageRepositoryWriter(tables, generation, seen, created, true, stated, stated.repoId());
    }

    /**
     * For an image repository that has tags already; those that are told anew replace them.
     *
     * @throws ConflictingTagException when it has another number than the one stated
     */
    static ImageRepositoryWriter goOn(
            CatalogTables tables,
            Generation generation,
            SeenKeys seen,
            ImageRepository known,
            NewImageRepository stated) {
        ImageRepositoryWriter writer =
                new ImageRepositoryWriter(tables, generation, seen, known, false, stated, known.repoId());
        if (stated.repoId() != null && stated.repoId() != known.repoId()) {
            throw new ConflictingTagException("image repository " + stated.organization() + "/" + stated.name()
                    + " is there already, and its repo_id, which is " + known.repoId() + ", cannot change");
        }
        return writer;
    }

    boolean isOf(NewImageRepository other) {
        return other.organization().equals(stated.organization())
                && other.name().equals(stated.name());
    }

    /** More is stated of it than before. */
    void state(NewImageRepository all) {
        stated = all;
    }

    /**
     * Stores a tag, and its manifest where the repository does not have it yet.
     *
     * @throws ConflictingTagException when the tag was told before, or what is stated contradicts an earlier tag
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    void tag(NewTag tag) {
        claim(tag.name());
        number(tag.repoId());
        Manifest manifest = manifests.store(tag.manifest());
        long tagId = tagId(tag, isNew ? Optional.empty() : replaced(tag.name()));
        generation.statedTagId(tagId);
        steps.come(tables.tags().save(new Tag(generation.id(), imageRepository, manifest, tag, tagId)));
        noteTimes(tag);
        writeOutWhenFull();
    }

    /** Stores a manifest without a tag. */
    void manifest(NewManifest manifest) {
        manifests.store(manifest);
        writeOutWhenFull();
    }

    /** Completes the repository. */
    void finish() {
        writeOut();
        manifests.finish();
        writeDetails();
        new PermissionRows(tables, imageRepository.organization(), imageRepository)
                .putAll(stated.permissions(), generation);
    }

    private void writeDetails() {
        ImageRepositoryDetails details = isNew
                ? new ImageRepositoryDetails(
                        generation.id(),
                        imageRepository,
                        firstOf(firstTag, stated.updatedAt()),
                        firstOf(lastTag, stated.createdAt()))
                : tables.detailsToChange(imageRepository, generation);
        if (lastTag != null && lastTag.isAfter(details.updatedAt())) {
            details.updated(lastTag);
        }
        details.state(stated);
        tables.details().save(details);
        new TagSectionWriter(tables, imageRepository, generation).change(steps, details);
    }

    private static Instant firstOf(@Nullable Instant ofTags, @Nullable Instant stated) {
        return ofTags != null ? ofTags : stated != null ? stated : WITHOUT_TAGS;
    }

    private void noteTimes(NewTag tag) {
        firstTag = firstTag == null || tag.createdAt().isBefore(firstTag) ? tag.createdAt() : firstTag;
        lastTag = lastTag == null || tag.updatedAt().isAfter(lastTag) ? tag.updatedAt() : lastTag;
    }

    private void claim(TagName name) {
        boolean perhapsWritten = seen.add(imageRepository.id(), name.value());
        if (!names.add(name) || (isNew && perhapsWritten && isWritten(name))) {
            throw new ConflictingTagException("tag " + name + " is there twice");
        }
    }

    private boolean isWritten(TagName name) {
        return tables.tags().findWritten(imageRepository, name.value()).isPresent();
    }

    /** Takes away the tag that is replaced, and answers its number, which the new one keeps. */
    private Optional<Long> replaced(TagName name) {
        Optional<Tag> before = tables.tags().findWritten(imageRepository, name.value());
        before.ifPresent(tag -> {
            tables.remove(tag, generation);
            steps.gone(tag);
        });
        return before.map(Tag::tagId);
    }

    private long tagId(NewTag tag, Optional<Long> before) {
        return tag.tagId() != null ? tag.tagId() : before.orElseGet(generation::nextTagId);
    }

    /** The number that the first tag states is the repository's. */
    private void number(@Nullable Long repoId) {
        if (repoId != null && statedRepoId == null) {
            imageRepository.number(repoId);
            generation.statedRepoId(repoId);
        } else if (repoId != null && repoId != imageRepository.repoId()) {
            throw new ConflictingTagException("the tags before are of repo_id " + imageRepository.repoId());
        }
        statedRepoId = imageRepository.repoId();
    }

    private void writeOutWhenFull() {
        if (++held >= ROWS_HELD) {
            writeOut();
        }
    }

    private void writeOut() {
        tables.writeOut();
        held = 0;
        if (isNew) {
            names.clear();
        }
    }
}
