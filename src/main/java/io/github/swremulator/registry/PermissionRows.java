package io.github.swremulator.registry;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The permissions on one organization or one image repository, of which a user has one at the most.
 *
 * @param imageRepository null for those on the whole organization
 */
record PermissionRows(
        CatalogTables tables,
        Organization organization,
        @Nullable ImageRepository imageRepository) {

    private static final int AT_ONCE = 500;

    private List<Permission> list() {
        return imageRepository == null
                ? tables.permissions().list(organization)
                : tables.permissions().list(imageRepository);
    }

    /** In the order of the users' names, which is the same on every database. */
    List<UserPermission> stated() {
        return list().stream()
                .map(Permission::stated)
                .sorted(comparing(UserPermission::userName).thenComparing(UserPermission::userId))
                .toList();
    }

    Map<String, Permission> byUser() {
        return list().stream().collect(toMap(Permission::userId, identity()));
    }

    Optional<Permission> find(String userId) {
        return find(List.of(userId)).stream().findFirst();
    }

    private List<Permission> find(List<String> userIds) {
        return imageRepository == null
                ? tables.permissions().find(organization, userIds)
                : tables.permissions().find(imageRepository, userIds);
    }

    /** Gives it, in place of another one of that user. */
    void put(UserPermission stated, Generation changes) {
        putSome(List.of(stated), changes);
    }

    /** Gives it to a user that has none. */
    void add(UserPermission stated, Generation changes) {
        tables.permissions().save(new Permission(changes.id(), organization, imageRepository, stated));
    }

    /** Gives each, in place of another one of its user, and forgets the rows that are held. No user is there twice. */
    void putAll(List<UserPermission> stated, Generation changes) {
        for (int begin = 0; begin < stated.size(); begin += AT_ONCE) {
            putSome(stated.subList(begin, Math.min(begin + AT_ONCE, stated.size())), changes);
            tables.writeOut();
        }
    }

    private void putSome(List<UserPermission> stated, Generation changes) {
        tables.removeAll(find(stated.stream().map(UserPermission::userId).toList()), changes);
        stated.forEach(permission -> add(permission, changes));
    }
}
