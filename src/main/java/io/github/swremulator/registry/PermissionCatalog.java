package io.github.swremulator.registry;

import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.World;
import io.github.swremulator.registry.world.Worlds;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The permissions on organizations and image repositories: tells, gives, changes and takes them, a list whole or not at
 * all. A list names no user twice.
 */
@Service
public class PermissionCatalog {

    private final Worlds worlds;
    private final OrganizationTable organizations;
    private final ImageRepositoryTable repositories;
    private final PermissionTable permissions;
    private final AccessLevels levels;

    /**
     * Who may do what with an organization or an image repository.
     *
     * @param number of the organization or image repository, shown to clients
     * @param creatorName who created the organization, where that is known
     * @param own what who asks may do, or null for nothing
     * @param permissions in the order of the users' names
     */
    public record Listing(
            long number,
            @Nullable String creatorName,
            @Nullable AccessLevel own,
            List<UserPermission> permissions) {}

    PermissionCatalog(
            Worlds worlds,
            OrganizationTable organizations,
            ImageRepositoryTable repositories,
            PermissionTable permissions,
            AccessLevels levels) {
        this.worlds = worlds;
        this.organizations = organizations;
        this.repositories = repositories;
        this.permissions = permissions;
        this.levels = levels;
    }

    /** Whether the actor may do this with it. What does not exist is nobody's, and for its organization to say. */
    public boolean permits(SessionName session, Actor actor, ResourceName resource, AccessLevel needed) {
        return worlds.read(
                session,
                world -> organizations
                        .find(world, resource.organization())
                        .map(organization -> includes(level(actor, world, organization, resource.repository()), needed))
                        .orElse(true));
    }

    private @Nullable AccessLevel level(
            Actor actor, long world, Organization organization, @Nullable RepositoryName name) {
        boolean isThere = name != null
                && repositories.find(world, organization.name(), name).isPresent();
        return levels.of(actor, world, organization, isThere ? name : null);
    }

    private static boolean includes(@Nullable AccessLevel level, AccessLevel needed) {
        return level != null && level.includes(needed);
    }

    /**
     * Who may do what with it.
     *
     * @throws RegistryException with the reason
     */
    public Listing list(SessionName session, ResourceName resource, Actor actor) {
        return worlds.read(session, world -> {
            Organization organization = organizations.get(world, resource.organization());
            return new Listing(
                    resource.repository() == null
                            ? organization.organizationId()
                            : repositories
                                    .get(world, resource.organization(), resource.repository())
                                    .repoId(),
                    organization.creatorName(),
                    levels.of(actor, world, organization, resource.repository()),
                    permissions.dump(world, resource));
        });
    }

    /**
     * Gives permissions to users that have none.
     *
     * @throws RegistryException with the reason
     */
    public void give(SessionName session, ResourceName resource, Collection<UserPermission> given) {
        worlds.edit(session, world -> {
            requireThere(world, resource);
            if (!permissions.find(world.id(), resource, userIds(given)).isEmpty()) {
                throw RegistryException.permissionExists(resource);
            }
            permissions.give(world, resource, given);
        });
    }

    private static Set<String> userIds(Collection<UserPermission> permissions) {
        return permissions.stream().map(UserPermission::userId).collect(Collectors.toSet());
    }

    /**
     * Changes permissions that users have.
     *
     * @throws RegistryException with the reason
     */
    public void change(SessionName session, ResourceName resource, Collection<UserPermission> changed) {
        worlds.edit(session, world -> {
            requireThere(world, resource);
            take(world, resource, userIds(changed));
            permissions.give(world, resource, changed);
        });
    }

    /**
     * Takes permissions away.
     *
     * @param userIds of the users that lose theirs
     * @throws RegistryException with the reason
     */
    public void take(SessionName session, ResourceName resource, Collection<String> userIds) {
        worlds.edit(session, world -> {
            requireThere(world, resource);
            take(world, resource, Set.copyOf(userIds));
        });
    }

    private void take(World world, ResourceName resource, Set<String> userIds) {
        List<Permission> taken = permissions.find(world.id(), resource, userIds);
        if (taken.size() < userIds.size()) {
            throw RegistryException.noPermission(resource);
        }
        permissions.take(taken);
    }

    private void requireThere(World world, ResourceName resource) {
        if (resource.repository() == null) {
            organizations.get(world.id(), resource.organization());
        } else {
            repositories.get(world.id(), resource.organization(), resource.repository());
        }
    }
}
