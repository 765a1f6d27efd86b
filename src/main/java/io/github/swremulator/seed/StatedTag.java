package io.github.swremulator.seed;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.TagName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stated of one tag, gathered member by member. */
class StatedTag {

    /** The members that {@link #read} knows. */
    static final List<String> MEMBERS = List.of(
            "id",
            "image_id",
            "manifest",
            "digest",
            "schema",
            "path",
            "internal_path",
            "size",
            "is_trusted",
            "created",
            "updated",
            "deleted",
            "domain_id",
            "scanned",
            "tag_type");

    private static final int MAX_MANIFEST_LENGTH = 4 * 1024 * 1024;
    private static final int MAX_ADDRESS_LENGTH = 1024;
    private static final int MAX_ID_LENGTH = 255;

    private @Nullable Long id;
    private @Nullable Long repoId;
    private @Nullable TagName name;
    private @Nullable String imageId;
    private @Nullable String manifest;
    private @Nullable Digest digest;
    private @Nullable Integer schema;
    private @Nullable String path;
    private @Nullable String internalPath;
    private @Nullable Long size;
    private boolean trusted;
    private @Nullable Instant created;
    private @Nullable Instant updated;
    private @Nullable Instant deleted;
    private @Nullable String domainId;
    private boolean scanned;
    private @Nullable Boolean isIndex;

    /** Takes a member's value, or answers false where the page documents no such member. */
    boolean read(String member, SeedValue value) {
        switch (member) {
            case "id" -> id = value.number(Long.MAX_VALUE);
            case "image_id" -> imageId = value.word(MAX_ID_LENGTH);
            case "manifest" -> manifest = value.text(MAX_MANIFEST_LENGTH);
            case "digest" -> digest = value.textOf(Digest::new);
            case "schema" -> schema = schema(value);
            case "path" -> path = value.text(MAX_ADDRESS_LENGTH);
            case "internal_path" -> internalPath = value.text(MAX_ADDRESS_LENGTH);
            case "size" -> size = value.number(Long.MAX_VALUE);
            case "is_trusted" -> trusted = value.yesOrNo();
            case "created" -> created = value.time();
            case "updated" -> updated = value.time();
            case "deleted" -> deleted = value.timeOrNull();
            case "domain_id" -> domainId = value.word(MAX_ID_LENGTH);
            case "scanned" -> scanned = value.yesOrNo();
            case "tag_type" -> isIndex = value.number(1) == 1;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int schema(SeedValue value) {
        return (int) value.number(1, 2);
    }

    StatedTag named(TagName name) {
        this.name = name;
        return this;
    }

    StatedTag inRepository(long repoId) {
        this.repoId = repoId;
        return this;
    }

    StatedTag createdAt(Instant time) {
        created = time;
        return this;
    }

    /** The first member that a captured reply must have and that was not there, or null. */
    @Nullable
    String missing() {
        if (name == null) {
            return "Tag";
        }
        if (manifest == null) {
            return "manifest";
        }
        return created == null ? "created" : updated == null ? "updated" : null;
    }

    /** Whether it says of itself two things that cannot both be. */
    boolean isLegacyIndex() {
        return manifest == null && isIndex() && schema != null && schema == 1;
    }

    /** The tag, with what was left out. To be called when it has a name. */
    NewTag toNewTag(DerivedManifests derived, Instant otherwise) {
        return toNewTag(manifest != null ? stated(manifest) : derive(derived), otherwise);
    }

    /** To be called when nothing is {@link #missing}. */
    NewTag toNewTag() {
        return toNewTag(stated(requireNonNull(manifest)), requireNonNull(created));
    }

    /** The tag of a manifest that is there already. */
    NewTag toNewTag(NewManifest manifest, Instant otherwise) {
        Instant either = created != null ? created : updated != null ? updated : otherwise;
        return new NewTag(
                requireNonNull(name),
                id,
                repoId,
                manifest,
                trusted,
                scanned,
                created != null ? created : either,
                updated != null ? updated : either,
                deleted,
                path,
                internalPath,
                domainId);
    }

    /** The manifest alone. To be called when it is stated. */
    NewManifest toNewManifest() {
        return stated(requireNonNull(manifest));
    }

    private NewManifest stated(String content) {
        return new NewManifest(content, digest, schema, imageId, size, isIndex);
    }

    /** Two tags that state the same digest, or the same image, point to the same manifest. */
    private NewManifest derive(DerivedManifests derived) {
        String subject = digest != null
                ? digest.value()
                : imageId != null ? imageId : requireNonNull(name).value();
        NewManifest manifest = isIndex()
                ? derived.index(subject, size)
                : schema != null && schema == 1
                        ? derived.legacy(subject, imageId)
                        : derived.image(subject, size, imageId);
        return new NewManifest(
                manifest.content(),
                digest != null ? digest : manifest.digest(),
                manifest.schemaVersion(),
                imageId != null ? imageId : manifest.imageId(),
                size != null ? size : manifest.size(),
                manifest.isIndex());
    }

    private boolean isIndex() {
        return isIndex != null && isIndex;
    }
}
