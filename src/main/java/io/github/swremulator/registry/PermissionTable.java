package io.github.swremulator.registry;

import static java.util.Comparator.comparing;

import io.github.swremulator.registry.world.World;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The permissions on organizations and image repositories, of which a user has one at the most on each. */
@Component
@Order(3)
class PermissionTable implements ResourceTable<UserPermission> {

    private static final int BATCH = 500;

    private final Permissions permissions;

    PermissionTable(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public Rows rows() {
        return new Rows("permission", Owner.WORLD, "organization, repository, user_id, user_name, access_level");
    }

    @Override
    public Class<UserPermission> type() {
        return UserPermission.class;
    }

    /** Gives each, in place of another one of its user. No user is there twice. */
    @Override
    public void load(World world, ResourceName resource, List<UserPermission> specified) {
        for (int begin = 0; begin < specified.size(); begin += BATCH) {
            List<UserPermission> some = specified.subList(begin, Math.min(begin + BATCH, specified.size()));
            take(find(
                    world.id(),
                    resource,
                    some.stream().map(UserPermission::userId).toList()));
            give(world, resource, some);
        }
    }

    /** In the order of the users' names, which is the same on every database. */
    @Override
    public List<UserPermission> dump(long world, ResourceName resource) {
        return list(world, resource).stream()
                .map(Permission::specification)
                .sorted(comparing(UserPermission::userName).thenComparing(UserPermission::userId))
                .toList();
    }

    @Override
    public void clear(World world, ResourceName resource) {
        permissions.deleteAll(world.id(), resource.organization().value(), repository(resource));
    }

    private List<Permission> list(long world, ResourceName resource) {
        return permissions.list(world, resource.organization().value(), repository(resource));
    }

    List<Permission> find(long world, ResourceName resource, Collection<String> userIds) {
        return permissions.find(world, resource.organization().value(), repository(resource), userIds);
    }

    long count(long world, ResourceName resource) {
        return permissions.count(world, resource.organization().value(), repository(resource));
    }

    /** Gives permissions to users that have none. */
    void give(World world, ResourceName resource, Collection<UserPermission> specified) {
        specified.forEach(permission -> permissions.save(new Permission(world.id(), resource, permission)));
    }

    void take(Collection<Permission> taken) {
        permissions.deleteAllInBatch(taken);
    }

    private static @Nullable String repository(ResourceName resource) {
        return resource.repository() == null ? null : resource.repository().value();
    }
}
