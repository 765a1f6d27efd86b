package io.github.swremulator.registry;

import java.util.List;
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

    List<Permission> list() {
        return imageRepository == null
                ? tables.permissions().list(organization)
                : tables.permissions().list(imageRepository);
    }

    List<UserPermission> stated() {
        return list().stream().map(Permission::stated).toList();
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

    /** Gives each, in place of another one of its user, and forgets the rows that are held. No user is there twice. */
    void putAll(List<UserPermission> stated, Generation changes) {
        for (int begin = 0; begin < stated.size(); begin += AT_ONCE) {
            putSome(stated.subList(begin, Math.min(begin + AT_ONCE, stated.size())), changes);
            tables.writeOut();
        }
    }

    private void putSome(List<UserPermission> stated, Generation changes) {
        tables.removeAll(find(stated.stream().map(UserPermission::userId).toList()), changes);
        stated.forEach(permission ->
                tables.permissions().save(new Permission(changes.id(), organization, imageRepository, permission)));
    }
}
