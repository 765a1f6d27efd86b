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

/** What can change of an image repository: tags and manifests point to the repository itself, which never does. */
@Entity
class ImageRepositoryDetails extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "image_repository_details_seq")
    @SequenceGenerator(name = "image_repository_details_seq", sequenceName = "image_repository_details_seq")
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private ImageRepository imageRepository;

    private String category = Category.OTHER.value();

    private String description = "";

    private boolean isPublic;

    private @Nullable String creatorId;

    private @Nullable String creatorName;

    private Instant createdAt;

    private Instant updatedAt;

    private long tagCount;

    @SuppressWarnings("NullAway.Init")
    protected ImageRepositoryDetails() {}

    /** Of one of which nothing is stated. */
    ImageRepositoryDetails(long generationId, ImageRepository imageRepository, Instant createdAt, Instant updatedAt) {
        super(generationId);
        this.imageRepository = imageRepository;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** The same in another generation. */
    ImageRepositoryDetails copy(long generation) {
        ImageRepositoryDetails copy = new ImageRepositoryDetails(generation, imageRepository, createdAt, updatedAt);
        copy.category = category;
        copy.description = description;
        copy.isPublic = isPublic;
        copy.creatorId = creatorId;
        copy.creatorName = creatorName;
        copy.tagCount = tagCount;
        return copy;
    }

    /** Takes what is stated, and keeps what is not. */
    void state(NewImageRepository stated) {
        edit(stated.category(), stated.description(), stated.isPublic());
        creatorId = either(stated.creatorId(), creatorId);
        creatorName = either(stated.creatorName(), creatorName);
        createdAt = requireNonNull(either(stated.createdAt(), createdAt));
        updatedAt = requireNonNull(either(stated.updatedAt(), updatedAt));
    }

    /** As {@link #state}, of what an owner may change. */
    void edit(@Nullable Category newCategory, @Nullable String newDescription, @Nullable Boolean newIsPublic) {
        category = newCategory == null ? category : newCategory.value();
        description = requireNonNull(either(newDescription, description));
        isPublic = newIsPublic == null ? isPublic : newIsPublic;
    }

    void createdBy(Actor actor) {
        creatorId = actor.userId();
        creatorName = actor.userName();
    }

    void updated(Instant at) {
        updatedAt = at;
    }

    /** So many tags came, or went where it is negative. */
    void counted(long tags) {
        tagCount += tags;
    }

    private static <T> @Nullable T either(@Nullable T stated, @Nullable T before) {
        return stated != null ? stated : before;
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

    long tagCount() {
        return tagCount;
    }
}
