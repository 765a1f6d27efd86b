package io.github.swremulator.registry;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what somebody may do. The caller brings the transaction, and shows what is looked at. */
@Component
class AccessLevels {

    private final CatalogTables tables;

    AccessLevels(CatalogTables tables) {
        this.tables = tables;
    }

    /** With all of an organization, or null for nothing. */
    @Nullable
    AccessLevel of(Actor actor, Organization organization) {
        return isMaster(actor, organization)
                ? AccessLevel.MANAGE
                : highest(Stream.of(new PermissionRows(tables, organization, null)), actor);
    }

    /** With one image repository, or null for nothing. */
    @Nullable
    AccessLevel of(Actor actor, ImageRepository repository) {
        Organization organization = repository.organization();
        return isMaster(actor, organization)
                ? AccessLevel.MANAGE
                : highest(
                        Stream.of(
                                new PermissionRows(tables, organization, null),
                                new PermissionRows(tables, organization, repository)),
                        actor);
    }

    /** Whoever has no power without a permission gets one on what was created. */
    void giveToCreator(PermissionRows created, Actor actor, Generation changes) {
        if (actor.power() == Actor.Power.NOTHING) {
            created.put(new UserPermission(actor.userId(), actor.userName(), AccessLevel.MANAGE), changes);
        }
    }

    private static boolean isMaster(Actor actor, Organization organization) {
        return actor.seesEverything() || (actor.seesItsAccount() && actor.owns(organization.accountId()));
    }

    private static @Nullable AccessLevel highest(Stream<PermissionRows> permissions, Actor actor) {
        List<AccessLevel> levels = permissions
                .flatMap(rows -> rows.find(actor.userId()).stream())
                .map(Permission::level)
                .toList();
        return levels.stream().max(Comparator.naturalOrder()).orElse(null);
    }
}
