package io.github.swremulator.registry;

import io.github.swremulator.registry.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what somebody may do in a world. The caller brings the transaction. */
@Component
class AccessLevels {

    private final PermissionTable permissions;

    AccessLevels(PermissionTable permissions) {
        this.permissions = permissions;
    }

    /** With all of an organization, or with one image repository of it; null for nothing. */
    @Nullable
    AccessLevel of(Actor actor, long world, Organization organization, @Nullable RepositoryName repository) {
        if (isMaster(actor, organization)) {
            return AccessLevel.MANAGE;
        }
        ResourceName all = new ResourceName(organization.name(), null);
        Stream<ResourceName> resources =
                repository == null ? Stream.of(all) : Stream.of(all, new ResourceName(all.organization(), repository));
        return resources
                .flatMap(resource -> permissions.find(world, resource, List.of(actor.userId())).stream())
                .map(Permission::level)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whoever has no power without a permission gets one on what was created. */
    void giveToCreator(World world, ResourceName created, Actor actor) {
        if (actor.power() == Actor.Power.NOTHING) {
            permissions.load(
                    world, created, List.of(new UserPermission(actor.userId(), actor.userName(), AccessLevel.MANAGE)));
        }
    }

    private static boolean isMaster(Actor actor, Organization organization) {
        return actor.seesEverything() || (actor.seesItsAccount() && actor.owns(organization.accountId()));
    }
}
