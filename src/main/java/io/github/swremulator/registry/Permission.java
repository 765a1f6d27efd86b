package io.github.swremulator.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** What a user may do with one image repository, or with all of an organization's. */
@Entity
class Permission extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "permission_seq")
    @SequenceGenerator(name = "permission_seq", sequenceName = "permission_seq")
    private @Nullable Long id;

    /** Read by the database alone, as is the image repository. */
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Organization organization;

    /** Null for all of them. */
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable ImageRepository imageRepository;

    private String userId;

    private String userName;

    @Enumerated(EnumType.STRING)
    private AccessLevel accessLevel;

    @SuppressWarnings("NullAway.Init")
    protected Permission() {}

    Permission(
            long generationId,
            Organization organization,
            @Nullable ImageRepository imageRepository,
            UserPermission stated) {
        super(generationId);
        this.organization = organization;
        this.imageRepository = imageRepository;
        this.userId = stated.userId();
        this.userName = stated.userName();
        this.accessLevel = stated.level();
    }

    String userId() {
        return userId;
    }

    AccessLevel level() {
        return accessLevel;
    }

    UserPermission stated() {
        return new UserPermission(userId, userName, accessLevel);
    }
}
