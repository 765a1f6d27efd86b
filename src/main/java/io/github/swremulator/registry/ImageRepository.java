package io.github.swremulator.registry;

import static java.util.Objects.requireNonNullElse;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An image repository, as one world lists it: all but its content, which several worlds may list. */
@Entity
class ImageRepository {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "image_repository_seq")
    @SequenceGenerator(name = "image_repository_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    /** Read by the database alone. */
    @SuppressWarnings("UnusedVariable")
    private long worldId;

    private String organization;
    private String name;
    private long contentId;
    private long repoId;
    private String category = Category.OTHER.value();
    private String description = "";
    private boolean isPublic;
    private @Nullable String creatorId;
    private @Nullable String creatorName;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ImageRepository() {}

    ImageRepository(
            long worldId, ResourceName name, long contentId, long repoId, Instant createdAt, Instant updatedAt) {
        this.worldId = worldId;
        this.organization = name.organization().value();
        this.name = name.requiredRepository().value();
        this.contentId = contentId;
        this.repoId = repoId;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** Takes what is specified, and keeps what is not. */
    void apply(NewImageRepository specified) {
        edit(specified.category(), specified.description(), specified.isPublic());
        creatorId = specified.creatorId() == null ? creatorId : specified.creatorId();
        creatorName = specified.creatorName() == null ? creatorName : specified.creatorName();
        createdAt = requireNonNullElse(specified.createdAt(), createdAt);
        updatedAt = requireNonNullElse(specified.updatedAt(), updatedAt);
    }

    /** As {@link #apply}, of what an owner may change. */
    void edit(@Nullable Category newCategory, @Nullable String newDescription, @Nullable Boolean newIsPublic) {
        category = newCategory == null ? category : newCategory.value();
        description = requireNonNullElse(newDescription, description);
        isPublic = requireNonNullElse(newIsPublic, isPublic);
    }

    void createdBy(Actor actor) {
        creatorId = actor.userId();
        creatorName = actor.userName();
    }

    void updated(Instant at) {
        updatedAt = at;
    }

    /** It has this content from now on. */
    void list(long content) {
        contentId = content;
    }

    /** The image repository with all that is known of it. */
    NewImageRepository specification(Attachments attachments) {
        return new NewImageRepository(
                organization(),
                name(),
                repoId,
                category(),
                description,
                isPublic,
                creatorId,
                creatorName,
                createdAt,
                updatedAt,
                attachments);
    }

    OrganizationName organization() {
        return new OrganizationName(organization);
    }

    RepositoryName name() {
        return new RepositoryName(name);
    }

    ResourceName resource() {
        return new ResourceName(organization(), name());
    }

    long contentId() {
        return contentId;
    }

    /** The number that clients are shown. */
    long repoId() {
        return repoId;
    }

    Category category() {
        return new Category(category);
    }

    String description() {
        return description;
    }

    boolean isPublic() {
        return isPublic;
    }

    @Nullable
    String creatorId() {
        return creatorId;
    }

    @Nullable
    String creatorName() {
        return creatorName;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
