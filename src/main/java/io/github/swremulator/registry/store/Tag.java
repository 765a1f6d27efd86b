package io.github.swremulator.registry.store;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagPlace;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SqlResultSetMapping;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A pointer to one manifest. A row never changes: a tag that is moved gets a new row, so that equal keys mean equal content. */
@Entity
@Immutable
@SqlResultSetMapping(
        name = Tag.ROW,
        classes =
                @ConstructorResult(
                        targetClass = TagRow.class,
                        columns = {
                            @ColumnResult(name = "id", type = Long.class),
                            @ColumnResult(name = "name", type = String.class),
                            @ColumnResult(name = "tag_id", type = Long.class),
                            @ColumnResult(name = "trusted", type = Boolean.class),
                            @ColumnResult(name = "scanned", type = Boolean.class),
                            @ColumnResult(name = "created_at", type = Instant.class),
                            @ColumnResult(name = "updated_at", type = Instant.class),
                            @ColumnResult(name = "deleted_at", type = Instant.class),
                            @ColumnResult(name = "path", type = String.class),
                            @ColumnResult(name = "internal_path", type = String.class),
                            @ColumnResult(name = "account_id", type = String.class),
                            @ColumnResult(name = "content", type = byte[].class),
                            @ColumnResult(name = "digest", type = String.class),
                            @ColumnResult(name = "schema_version", type = Integer.class),
                            @ColumnResult(name = "image_id", type = String.class),
                            @ColumnResult(name = "size", type = Long.class),
                            @ColumnResult(name = "image_index", type = Boolean.class),
                            @ColumnResult(name = "revision", type = Long.class)
                        }))
@SqlResultSetMapping(
        name = Tag.PLACE,
        classes =
                @ConstructorResult(
                        targetClass = TagPlace.class,
                        columns = {
                            @ColumnResult(name = "updated_at", type = Instant.class),
                            @ColumnResult(name = "tag_id", type = Long.class),
                            @ColumnResult(name = "name", type = String.class)
                        }))
public final class Tag {

    /** The mapping to {@link TagRow}. */
    static final String ROW = "tag-row";
    /** The mapping to {@link TagPlace}. */
    static final String PLACE = "tag-place";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tag_seq")
    @SequenceGenerator(name = "tag_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    private long contentId;

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
    private Tag() {}

    public Tag(long contentId, Manifest manifest, NewTag specified, long tagId) {
        this.contentId = contentId;
        this.manifest = manifest;
        this.name = specified.name().value();
        this.tagId = tagId;
        this.trusted = specified.trusted();
        this.scanned = specified.scanned();
        this.createdAt = specified.createdAt();
        this.updatedAt = specified.updatedAt();
        this.deletedAt = specified.deletedAt();
        this.path = specified.path();
        this.internalPath = specified.internalPath();
        this.accountId = specified.accountId();
    }

    /** A tag that is pushed now. */
    public Tag(long contentId, Manifest manifest, TagName name, long tagId, Instant at) {
        this.contentId = contentId;
        this.manifest = manifest;
        this.name = name.value();
        this.tagId = tagId;
        this.createdAt = at;
        this.updatedAt = at;
    }

    private Tag(Tag from, long contentId, Manifest manifest, String name, long tagId) {
        this.contentId = contentId;
        this.manifest = manifest;
        this.name = name;
        this.tagId = tagId;
        this.trusted = from.trusted;
        this.scanned = from.scanned;
        this.createdAt = from.createdAt;
        this.updatedAt = from.updatedAt;
        this.accountId = from.accountId;
    }

    /** Another tag of the same manifest, pushed now, perhaps to a copy of this tag's content. */
    public Tag push(long content, TagName newName, long newTagId, Instant at) {
        Tag pushed = new Tag(this, content, manifest, newName.value(), newTagId);
        pushed.createdAt = at;
        pushed.updatedAt = at;
        return pushed;
    }

    /** The row that replaces this one where the tag is moved to another manifest, or pushed again with the same. */
    public Tag move(Manifest target, Instant at) {
        Tag moved = new Tag(this, contentId, target, name, tagId);
        moved.updatedAt = at;
        moved.deletedAt = deletedAt;
        moved.path = path;
        moved.internalPath = internalPath;
        return moved;
    }

    public long id() {
        return requireNonNull(id);
    }

    public long contentId() {
        return contentId;
    }

    public TagName name() {
        return new TagName(name);
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The tag as a load would specify it, without the image repository's number. */
    public NewTag specification() {
        return new NewTag(
                new TagName(name),
                tagId,
                null,
                manifest.specification(),
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
