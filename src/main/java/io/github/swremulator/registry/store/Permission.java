package io.github.swremulator.registry.store;

import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.UserPermission;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** What a user may do with one image repository, or with all of an organization's. */
@Entity
@SuppressWarnings("UnusedVariable") // world and resource are read by the database alone
public final class Permission {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "permission_seq")
    @SequenceGenerator(name = "permission_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    private long worldId;
    private String organization;
    /** Null for all of them. */
    private @Nullable String repository;

    private String userId;
    private String userName;

    @Enumerated(EnumType.STRING)
    private AccessLevel accessLevel;

    @SuppressWarnings("NullAway.Init")
    private Permission() {}

    public Permission(long worldId, ResourceName resource, UserPermission specified) {
        this.worldId = worldId;
        this.organization = resource.organization().value();
        this.repository =
                resource.repository() == null ? null : resource.repository().value();
        this.userId = specified.userId();
        this.userName = specified.userName();
        this.accessLevel = specified.level();
    }

    public AccessLevel level() {
        return accessLevel;
    }

    public UserPermission specification() {
        return new UserPermission(userId, userName, accessLevel);
    }
}
