package io.github.swremulator.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The permissions on organizations and image repositories: tells, gives, changes and takes them, a list whole or not at all. */
@Service
@Transactional
public class PermissionCatalog {

    private final CatalogTables tables;
    private final ShownCatalog shown;
    private final AccessLevels levels;

    PermissionCatalog(CatalogTables tables, ShownCatalog shown, AccessLevels levels) {
        this.tables = tables;
        this.shown = shown;
        this.levels = levels;
    }

    /** Whether the actor may do this with it. What does not exist is nobody's, and for its organization to say. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public boolean permits(Actor actor, ResourceName resource, AccessLevel needed) {
        if (actor.seesEverything()) {
            return true;
        }
        shown.read();
        Organization organization = tables.organizations()
                .findByName(resource.organization().value())
                .orElse(null);
        return organization == null || includes(level(actor, organization, resource.repository()), needed);
    }

    private @Nullable AccessLevel level(Actor actor, Organization organization, @Nullable RepositoryName name) {
        ImageRepository repository = name == null
                ? null
                : tables.imageRepositories()
                        .find(organization.name().value(), name.value())
                        .orElse(null);
        return repository == null ? levels.of(actor, organization) : levels.of(actor, repository);
    }

    private static boolean includes(@Nullable AccessLevel level, AccessLevel needed) {
        return level != null && level.includes(needed);
    }

    /**
     * Who may do what with it.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PermissionListing list(ResourceName resource, Actor actor) {
        shown.read();
        Organization organization = shown.organization(resource.organization());
        ImageRepository repository = imageRepository(resource);
        return new PermissionListing(
                repository == null ? organization.organizationId() : repository.repoId(),
                organization.creatorName(),
                repository == null ? levels.of(actor, organization) : levels.of(actor, repository),
                new PermissionRows(tables, organization, repository).stated());
    }

    /**
     * Gives permissions to users that have none.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws PermissionExistsException when a user has one already, or is in the list twice
     */
    public void give(ResourceName resource, List<UserPermission> permissions) {
        Generation changes = shown.change();
        PermissionRows rows = rows(resource);
        for (UserPermission permission : permissions) {
            if (rows.find(permission.userId()).isPresent()) {
                throw new PermissionExistsException(resource);
            }
            rows.put(permission, changes);
        }
    }

    /**
     * Changes permissions that users have.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws PermissionNotFoundException when a user has none
     */
    public void change(ResourceName resource, List<UserPermission> permissions) {
        Generation changes = shown.change();
        PermissionRows rows = rows(resource);
        for (UserPermission permission : permissions) {
            find(rows, resource, permission.userId());
            rows.put(permission, changes);
        }
    }

    /**
     * Takes permissions away.
     *
     * @param userIds of the users that lose theirs
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws PermissionNotFoundException when a user has none
     */
    public void take(ResourceName resource, List<String> userIds) {
        Generation changes = shown.change();
        PermissionRows rows = rows(resource);
        userIds.forEach(userId -> tables.remove(find(rows, resource, userId), changes));
    }

    private static Permission find(PermissionRows rows, ResourceName resource, String userId) {
        return rows.find(userId).orElseThrow(() -> new PermissionNotFoundException(resource));
    }

    private PermissionRows rows(ResourceName resource) {
        return new PermissionRows(tables, shown.organization(resource.organization()), imageRepository(resource));
    }

    private @Nullable ImageRepository imageRepository(ResourceName resource) {
        return resource.repository() == null
                ? null
                : shown.imageRepository(resource.organization(), resource.repository());
    }
}
