package io.github.swremulator.registry;

import io.github.swremulator.registry.store.ImageRepositories;
import io.github.swremulator.registry.store.Organization;
import io.github.swremulator.registry.store.Organizations;
import io.github.swremulator.registry.store.Permissions;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.World;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The permissions on organizations and image repositories: checks, lists, gives, changes and removes them. A change is made for
 * all users in its list or for none, and a list names no user twice. Every method throws {@link WorldException} when
 * there is no such session.
 */
@Service
public class PermissionCatalog {

    private final Worlds worlds;
    private final Organizations organizations;
    private final ImageRepositories repositories;
    private final Permissions permissions;

    /**
     * Who may do what with an organization or an image repository.
     *
     * @param number of the organization or image repository, shown to clients
     * @param creatorName who created the organization, if known
     * @param own what the actor may do, or null for nothing
     * @param permissions in the order of the users' names
     */
    public record Listing(
            long number,
            @Nullable String creatorName,
            @Nullable AccessLevel own,
            List<UserPermission> permissions) {}

    PermissionCatalog(
            Worlds worlds, Organizations organizations, ImageRepositories repositories, Permissions permissions) {
        this.worlds = worlds;
        this.organizations = organizations;
        this.repositories = repositories;
        this.permissions = permissions;
    }

    /**
     * Whether the actor may do this. What does not exist is permitted, so that the operation answers that it was not found; an
     * image repository that does not exist needs the permission on its organization.
     */
    public boolean permits(SessionName session, Actor actor, ResourceName resource, AccessLevel needed) {
        return worlds.read(
                session,
                world -> organizations
                        .find(world, resource.organization())
                        .map(organization -> {
                            AccessLevel level = level(actor, world, organization, resource.repository());
                            return level != null && level.includes(needed);
                        })
                        .orElse(true));
    }

    private @Nullable AccessLevel level(
            Actor actor, long world, Organization organization, @Nullable RepositoryName name) {
        boolean exists = name != null
                && repositories.find(world, organization.name(), name).isPresent();
        return permissions.level(actor, world, organization, exists ? name : null);
    }

    /**
     * Lists who may do what.
     *
     * @throws RegistryException when there is no such organization or image repository
     */
    public Listing list(SessionName session, ResourceName resource, Actor actor) {
        return worlds.read(session, world -> {
            Organization organization = organizations.get(world, resource.organization());
            RepositoryName repository = resource.repository();
            return new Listing(
                    repository == null
                            ? organization.organizationId()
                            : repositories
                                    .get(world, resource.organization(), repository)
                                    .repoId(),
                    organization.creatorName(),
                    permissions.level(actor, world, organization, repository),
                    permissions.dump(world, resource));
        });
    }

    /**
     * Gives permissions to users.
     *
     * @throws RegistryException when there is no such organization or image repository, or a user has a permission on it
     */
    public void give(SessionName session, ResourceName resource, Collection<UserPermission> given) {
        worlds.edit(session, world -> {
            requireExists(world, resource);
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
     * Changes permissions of users.
     *
     * @throws RegistryException when there is no such organization or image repository, or a user has no permission on it
     */
    public void change(SessionName session, ResourceName resource, Collection<UserPermission> changed) {
        worlds.edit(session, world -> {
            requireExists(world, resource);
            delete(world, resource, userIds(changed));
            permissions.give(world, resource, changed);
        });
    }

    /**
     * Removes the permissions of users.
     *
     * @throws RegistryException when there is no such organization or image repository, or a user has no permission on it
     */
    public void take(SessionName session, ResourceName resource, Collection<String> userIds) {
        worlds.edit(session, world -> {
            requireExists(world, resource);
            delete(world, resource, Set.copyOf(userIds));
        });
    }

    private void delete(World world, ResourceName resource, Set<String> userIds) {
        if (permissions.deleteAll(world.id(), resource, userIds) < userIds.size()) {
            throw RegistryException.noPermission(resource);
        }
    }

    private void requireExists(World world, ResourceName resource) {
        if (resource.repository() == null) {
            organizations.get(world.id(), resource.organization());
        } else {
            repositories.get(world.id(), resource.organization(), resource.repository());
        }
    }
}
