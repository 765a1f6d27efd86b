package io.github.swremulator.seed;

import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.UserPermission;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a complete seed document, from which nothing needs to be derived, one tag at a time. */
final class SeedDocumentWriter implements CatalogVisitor {

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(-1).toFormatter();

    private final JsonGenerator json;
    private boolean inRepository;

    /** The list that is being written in an image repository, or null before the first and after the last. */
    private @Nullable String list;

    SeedDocumentWriter(JsonGenerator json) {
        this.json = json;
        json.writeStartObject();
    }

    @Override
    public void organization(NewOrganization organization) {
        endRepository();
        json.writeObjectPropertyStart(organization.name().value());
        write("id", organization.organizationId());
        write("domain_id", organization.accountId());
        write("creator_name", organization.creatorName());
        write(organization.attachments());
        json.writeEndObject();
    }

    @Override
    public void imageRepository(NewImageRepository repository) {
        endRepository();
        json.writeObjectPropertyStart(repository.organization() + "/" + repository.name());
        inRepository = true;
        write("repo_id", repository.repoId());
        write("category", repository.category());
        write("description", repository.description());
        write("is_public", repository.isPublic());
        write("creator_id", repository.creatorId());
        write("creator_name", repository.creatorName());
        write("created", repository.createdAt());
        write("updated", repository.updatedAt());
        write("num_download", repository.downloads());
        write(repository.attachments());
    }

    @Override
    public void manifest(NewManifest manifest) {
        beginList("manifests");
        json.writeStartObject();
        write(manifest);
        json.writeEndObject();
    }

    @Override
    public void tag(NewTag tag) {
        beginList("tags");
        json.writeStartObject();
        write("name", tag.name());
        write("id", tag.tagId());
        write(tag.manifest());
        write("is_trusted", tag.trusted());
        write("scanned", tag.scanned());
        write("created", tag.createdAt());
        write("updated", tag.updatedAt());
        write("deleted", tag.deletedAt());
        write("path", tag.path());
        write("internal_path", tag.internalPath());
        write("domain_id", tag.accountId());
        json.writeEndObject();
    }

    @Override
    public void end() {
        endRepository();
        json.writeEndObject();
        json.close();
    }

    private void write(Attachments attachments) {
        List<UserPermission> permissions = attachments.of(UserPermission.class);
        if (!permissions.isEmpty()) {
            json.writeArrayPropertyStart("permissions");
            for (UserPermission permission : permissions) {
                json.writeStartObject();
                write("user_id", permission.userId());
                write("user_name", permission.userName());
                write("auth", AccessLevel.numberOf(permission.level()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void write(NewManifest manifest) {
        Boolean isIndex = manifest.isIndex();
        write("digest", manifest.digest());
        write("image_id", manifest.imageId());
        write("schema", manifest.schemaVersion());
        write("size", manifest.size());
        write("tag_type", isIndex == null ? null : isIndex ? 1 : 0);
        write("manifest", manifest.content());
    }

    private void write(String field, @Nullable Object value) {
        if (value instanceof Number number) {
            json.writeNumberProperty(field, number.longValue());
        } else if (value instanceof Boolean bool) {
            json.writeBooleanProperty(field, bool);
        } else if (value != null) {
            json.writeStringProperty(field, value instanceof Instant time ? TIME.format(time) : value.toString());
        }
    }

    private void beginList(String name) {
        if (!name.equals(list)) {
            endList();
            json.writeArrayPropertyStart(name);
            list = name;
        }
    }

    private void endList() {
        if (list != null) {
            json.writeEndArray();
            list = null;
        }
    }

    private void endRepository() {
        if (inRepository) {
            beginList("tags");
            endList();
            json.writeEndObject();
            inRepository = false;
        }
    }
}
