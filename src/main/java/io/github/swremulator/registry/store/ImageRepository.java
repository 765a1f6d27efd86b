package io.github.swremulator.registry.store;

import static java.util.Objects.requireNonNullElse;

import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResourceName;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An image repository as one world lists it, without its content, which several worlds may list. */
@Entity
public final class ImageRepository {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "image_repository_seq")
    @SequenceGenerator(name = "image_repository_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // read by queries only
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
    private long downloads;

    @SuppressWarnings("NullAway.Init")
    private ImageRepository() {}

    private ImageRepository(
            long worldId,
            long contentId,
            long repoId,
            NewImageRepository specified,
            Instant createdAt,
            Instant updatedAt) {
        this.worldId = worldId;
        this.organization = specified.organization().value();
        this.name = specified.name().value();
        this.contentId = contentId;
        this.repoId = repoId;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** Creates an image repository as specified; the times are for those that are not specified. */
    public static ImageRepository create(
            long worldId,
            long contentId,
            long repoId,
            NewImageRepository specified,
            Instant createdAt,
            Instant updatedAt) {
        ImageRepository created = new ImageRepository(worldId, contentId, repoId, specified, createdAt, updatedAt);
        created.apply(specified);
        return created;
    }

    /** Changes what is specified, and keeps the rest. */
    public void apply(NewImageRepository specified) {
        edit(specified.category(), specified.description(), specified.isPublic());
        creatorId = specified.creatorId() == null ? creatorId : specified.creatorId();
        creatorName = specified.creatorName() == null ? creatorName : specified.creatorName();
        createdAt = requireNonNullElse(specified.createdAt(), createdAt);
        updatedAt = requireNonNullElse(specified.updatedAt(), updatedAt);
        downloads = requireNonNullElse(specified.downloads(), downloads);
    }

    /** Changes what is not null. */
    public void edit(@Nullable Category newCategory, @Nullable String newDescription, @Nullable Boolean newIsPublic) {
        category = newCategory == null ? category : newCategory.value();
        description = requireNonNullElse(newDescription, description);
        isPublic = requireNonNullElse(newIsPublic, isPublic);
    }

    public void countDownload() {
        downloads++;
    }

    public void updated(Instant at) {
        updatedAt = at;
    }

    public void setContent(long content) {
        contentId = content;
    }

    /** The image repository as a load would specify it. */
    public NewImageRepository specification(Attachments attachments) {
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
                downloads,
                attachments);
    }

    public OrganizationName organization() {
        return new OrganizationName(organization);
    }

    public RepositoryName name() {
        return new RepositoryName(name);
    }

    public ResourceName resource() {
        return new ResourceName(organization(), name());
    }

    public long contentId() {
        return contentId;
    }

    /** The number shown to clients. */
    public long repoId() {
        return repoId;
    }

    public Category category() {
        return new Category(category);
    }

    public String description() {
        return description;
    }

    public boolean isPublic() {
        return isPublic;
    }

    public @Nullable String creatorId() {
        return creatorId;
    }

    public @Nullable String creatorName() {
        return creatorName;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How often an image was pulled. */
    public long downloads() {
        return downloads;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
