package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named collection of manifests and of tags that point to them. */
@Entity
class ImageRepository extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "image_repository_seq")
    @SequenceGenerator(name = "image_repository_seq", sequenceName = "image_repository_seq")
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Organization organization;

    private String name;

    private long repoId;

    @SuppressWarnings("NullAway.Init")
    protected ImageRepository() {}

    ImageRepository(long generationId, Organization organization, RepositoryName name, long repoId) {
        super(generationId);
        this.organization = organization;
        this.name = name.value();
        this.repoId = repoId;
    }

    /** Gives the repository another number, of those that clients are shown. */
    void number(long stated) {
        repoId = stated;
    }

    long id() {
        return requireNonNull(id);
    }

    /** The repository with all that is known of it. */
    NewImageRepository stated(ImageRepositoryDetails details, List<UserPermission> permissions) {
        return new NewImageRepository(
                organizationName(),
                name(),
                repoId,
                details.category(),
                details.description(),
                details.isPublic(),
                details.creatorId(),
                details.creatorName(),
                details.createdAt(),
                details.updatedAt(),
                permissions);
    }

    Organization organization() {
        return organization;
    }

    OrganizationName organizationName() {
        return organization.name();
    }

    RepositoryName name() {
        return new RepositoryName(name);
    }

    long repoId() {
        return repoId;
    }
}
