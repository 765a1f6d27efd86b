package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pointer to one manifest of its repository. */
@Entity
class Tag extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tag_seq")
    @SequenceGenerator(name = "tag_seq", sequenceName = "tag_seq", allocationSize = 500)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private ImageRepository imageRepository;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Manifest manifest;

    private String name;

    private long tagId;

    private boolean trusted;

    private boolean scanned;

    private Instant createdAt;

    private Instant updatedAt;

    private @Nullable Instant deletedAt;

    private @Nullable String path;

    private @Nullable String internalPath;

    private @Nullable String accountId;

    @SuppressWarnings("NullAway.Init")
    protected Tag() {}

    Tag(long generationId, ImageRepository imageRepository, Manifest manifest, NewTag stated, long tagId) {
        super(generationId);
        this.imageRepository = imageRepository;
        this.manifest = manifest;
        this.name = stated.name().value();
        this.tagId = tagId;
        this.trusted = stated.trusted();
        this.scanned = stated.scanned();
        this.createdAt = stated.createdAt();
        this.updatedAt = stated.updatedAt();
        this.deletedAt = stated.deletedAt();
        this.path = stated.path();
        this.internalPath = stated.internalPath();
        this.accountId = stated.accountId();
    }

    /** Another tag of the same manifest, pushed now. */
    Tag push(Generation generation, TagName newName, Instant at) {
        Tag pushed = copy(generation);
        pushed.name = newName.value();
        pushed.tagId = generation.nextTagId();
        pushed.createdAt = at;
        pushed.updatedAt = at;
        pushed.deletedAt = null;
        pushed.path = null;
        pushed.internalPath = null;
        return pushed;
    }

    /** The same tag in another generation. */
    Tag copy(Generation generation) {
        return new Tag(generation.id(), imageRepository, manifest, stated(), tagId);
    }

    /** Points to another manifest, or again to the same, from now on. */
    void move(Manifest target, Instant at) {
        manifest = target;
        updatedAt = at;
    }

    long id() {
        return requireNonNull(id);
    }

    TagName name() {
        return new TagName(name);
    }

    TagPlace place() {
        return new TagPlace(updatedAt, tagId, name);
    }

    Manifest manifest() {
        return manifest;
    }

    ImageRepository imageRepository() {
        return imageRepository;
    }

    /** The number that clients are shown. */
    long tagId() {
        return tagId;
    }

    /** The tag with all that is known of it, but for the repository's number. */
    NewTag stated() {
        return new NewTag(
                new TagName(name),
                tagId,
                null,
                manifest.stated(),
                trusted,
                scanned,
                createdAt,
                updatedAt,
                deletedAt,
                path,
                internalPath,
                accountId);
    }
}
