package io.github.swremulator.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The permissions on organizations and image repositories: tells, gives, changes and takes them, a list whole or not at
 * all. A list names no user twice.
 */
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
     * @throws PermissionExistsException when a user has one already
     */
    public void give(ResourceName resource, Collection<UserPermission> permissions) {
        Generation changes = shown.change();
        PermissionRows rows = rows(resource);
        Set<String> users = rows.byUser().keySet();
        if (permissions.stream().map(UserPermission::userId).anyMatch(users::contains)) {
            throw new PermissionExistsException(resource);
        }
        permissions.forEach(permission -> rows.add(permission, changes));
    }

    /**
     * Changes permissions that users have.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws PermissionNotFoundException when a user has none
     */
    public void change(ResourceName resource, Collection<UserPermission> permissions) {
        Generation changes = shown.change();
        PermissionRows rows = rows(resource);
        remove(rows, resource, permissions.stream().map(UserPermission::userId), changes);
        permissions.forEach(permission -> rows.add(permission, changes));
    }

    /**
     * Takes permissions away.
     *
     * @param userIds of the users that lose theirs
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws PermissionNotFoundException when a user has none
     */
    public void take(ResourceName resource, Collection<String> userIds) {
        Generation changes = shown.change();
        remove(rows(resource), resource, userIds.stream(), changes);
    }

    private void remove(PermissionRows rows, ResourceName resource, Stream<String> userIds, Generation changes) {
        Map<String, Permission> before = rows.byUser();
        tables.removeAll(userIds.map(userId -> find(before, resource, userId)).toList(), changes);
    }

    private static Permission find(Map<String, Permission> byUser, ResourceName resource, String userId) {
        Permission found = byUser.get(userId);
        if (found == null) {
            throw new PermissionNotFoundException(resource);
        }
        return found;
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
