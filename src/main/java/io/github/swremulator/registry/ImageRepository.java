package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A named collection of manifests and of tags that point to them. */
@Entity
class ImageRepository {

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

    ImageRepository(Organization organization, RepositoryName name) {
        this.organization = organization;
        this.name = name.value();
    }

    /** Gives the repository the number that clients are shown: the stated one, or else its row's. To be called once it has a row. */
    void number(@Nullable Long stated) {
        repoId = stated != null ? stated : id();
    }

    long id() {
        return requireNonNull(id);
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
