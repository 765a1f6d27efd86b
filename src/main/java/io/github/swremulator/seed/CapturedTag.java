package io.github.swremulator.seed;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.TagName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One tag of a captured reply, gathered member by member. */
class CapturedTag {

    private static final int MAX_MANIFEST_LENGTH = 4 * 1024 * 1024;
    private static final int MAX_ADDRESS_LENGTH = 1024;
    private static final int MAX_ID_LENGTH = 255;

    private @Nullable Long id;
    private @Nullable Long repoId;
    private @Nullable TagName tag;
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
            case "repo_id" -> repoId = value.number(Long.MAX_VALUE);
            case "Tag" -> tag = value.textOf(TagName::new);
            case "image_id" -> imageId = value.text(MAX_ID_LENGTH);
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
            case "domain_id" -> domainId = value.text(MAX_ID_LENGTH);
            case "scanned" -> scanned = value.yesOrNo();
            case "tag_type" -> isIndex = value.number(1) == 1;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int schema(SeedValue value) {
        long schema = value.number(2);
        if (schema == 0) {
            throw value.broken("expected 1 or 2");
        }
        return (int) schema;
    }

    /** The first member that cannot be derived and was not there, or null. */
    @Nullable
    String missing() {
        if (tag == null) {
            return "Tag";
        }
        if (manifest == null) {
            return "manifest";
        }
        return created == null ? "created" : updated == null ? "updated" : null;
    }

    /** To be called when nothing is {@link #missing}. */
    NewTag toNewTag() {
        return new NewTag(
                requireNonNull(tag),
                id,
                repoId,
                new NewManifest(requireNonNull(manifest), digest, schema, imageId, size, isIndex),
                trusted,
                scanned,
                requireNonNull(created),
                requireNonNull(updated),
                deleted,
                path,
                internalPath,
                domainId);
    }
}
