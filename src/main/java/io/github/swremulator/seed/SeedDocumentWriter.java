package io.github.swremulator.seed;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.Category;
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
    /** The list that is being written in an image repository, or null before the first and after the last. */
    private @Nullable String list;

    private boolean inRepository;

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
        Category category = repository.category();
        write("category", category == null ? null : category.value());
        write("description", repository.description());
        if (repository.isPublic() != null) {
            json.writeBooleanProperty("is_public", repository.isPublic());
        }
        write("creator_id", repository.creatorId());
        write("creator_name", repository.creatorName());
        write("created", repository.createdAt());
        write("updated", repository.updatedAt());
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
        json.writeStringProperty("name", tag.name().value());
        write("id", tag.tagId());
        write(tag.manifest());
        json.writeBooleanProperty("is_trusted", tag.trusted());
        json.writeBooleanProperty("scanned", tag.scanned());
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
                json.writeStringProperty("user_id", permission.userId());
                json.writeStringProperty("user_name", permission.userName());
                json.writeNumberProperty("auth", OrganizationDocument.auth(permission.level()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void write(NewManifest manifest) {
        Digest digest = manifest.digest();
        Boolean isIndex = manifest.isIndex();
        write("digest", digest == null ? null : digest.value());
        write("image_id", manifest.imageId());
        write(
                "schema",
                manifest.schemaVersion() == null
                        ? null
                        : manifest.schemaVersion().longValue());
        write("size", manifest.size());
        write("tag_type", isIndex == null ? null : isIndex ? 1L : 0L);
        json.writeStringProperty("manifest", manifest.content());
    }

    private void write(String member, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(member, value);
        }
    }

    private void write(String member, @Nullable Long value) {
        if (value != null) {
            json.writeNumberProperty(member, value);
        }
    }

    private void write(String member, @Nullable Instant value) {
        write(member, value == null ? null : TIME.format(value));
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
