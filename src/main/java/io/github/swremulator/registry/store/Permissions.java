package io.github.swremulator.registry.store;

import static java.util.Comparator.comparing;

import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.UserPermission;
import io.github.swremulator.registry.world.World;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The permissions of all worlds. A user has at most one on each organization and on each image repository. */
@Order(3)
public interface Permissions extends Repository<Permission, Long>, ResourceTable<UserPermission> {

    /** The permission {@code p} is on this organization, or on this image repository of it. */
    String ON = "p.worldId = :world and p.organization = :#{#on.organization().value()}"
            + " and (p.repository = :#{#on.repository()?.value()}"
            + " or (p.repository is null and :#{#on.repository() == null} = true))";

    int BATCH_SIZE = 500;

    @Query("select p from Permission p where " + ON)
    List<Permission> list(long world, ResourceName on);

    @Query("select p from Permission p where " + ON + " and p.userId in :userIds")
    List<Permission> find(long world, ResourceName on, Collection<String> userIds);

    @Query("select count(p) from Permission p where " + ON)
    long count(long world, ResourceName on);

    @Modifying
    @Query("delete from Permission p where " + ON)
    void deleteAll(long world, ResourceName on);

    /** Returns the number of deleted permissions. */
    @Modifying
    @Query("delete from Permission p where " + ON + " and p.userId in :userIds")
    int deleteAll(long world, ResourceName on, Collection<String> userIds);

    Permission save(Permission permission);

    /**
     * What the actor may do with a whole organization, or with one image repository of it.
     *
     * @return null for nothing
     */
    default @Nullable AccessLevel level(
            Actor actor, long world, Organization organization, @Nullable RepositoryName repository) {
        if (actor.administers(organization.accountId())) {
            return AccessLevel.MANAGE;
        }
        ResourceName all = new ResourceName(organization.name(), null);
        return (repository == null ? Stream.of(all) : Stream.of(all, new ResourceName(organization.name(), repository)))
                .flatMap(resource -> find(world, resource, List.of(actor.userId())).stream())
                .map(Permission::level)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Gives permissions to users that have none. */
    default void give(World world, ResourceName resource, Collection<UserPermission> specified) {
        specified.forEach(permission -> save(new Permission(world.id(), resource, permission)));
    }

    /** Lets an actor manage what it has created. */
    default void giveToCreator(World world, ResourceName created, Actor actor) {
        load(world, created, List.of(new UserPermission(actor.userId(), actor.userName(), AccessLevel.MANAGE)));
    }

    @Override
    default Rows rows() {
        return new Rows("permission", Owner.WORLD, "organization, repository, user_id, user_name, access_level");
    }

    @Override
    default Class<UserPermission> type() {
        return UserPermission.class;
    }

    /** Gives each permission, replacing the one of its user. The list names no user twice. */
    @Override
    default void load(World world, ResourceName resource, List<UserPermission> specified) {
        // Before any is given, since each deletion looks at all that are given and not stored yet.
        int replaced = specified.isEmpty() || count(world.id(), resource) == 0 ? 0 : specified.size();
        for (int begin = 0; begin < replaced; begin += BATCH_SIZE) {
            deleteAll(
                    world.id(),
                    resource,
                    specified.subList(begin, Math.min(begin + BATCH_SIZE, replaced)).stream()
                            .map(UserPermission::userId)
                            .toList());
        }
        give(world, resource, specified);
    }

    /** In the order of the users' names, sorted here: every database would sort them otherwise. */
    @Override
    default List<UserPermission> dump(long world, ResourceName resource) {
        return list(world, resource).stream()
                .map(Permission::specification)
                .sorted(comparing(UserPermission::userName).thenComparing(UserPermission::userId))
                .toList();
    }

    @Override
    default void clear(World world, ResourceName resource) {
        deleteAll(world.id(), resource);
    }
}
