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

    List<Permission> list() {
        return imageRepository == null
                ? tables.permissions().list(organization)
                : tables.permissions().list(imageRepository);
    }

    List<UserPermission> stated() {
        return list().stream().map(Permission::stated).toList();
    }

    Optional<Permission> find(String userId) {
        return list().stream()
                .filter(permission -> permission.userId().equals(userId))
                .findFirst();
    }

    /** Gives it, in place of another one of that user. */
    void put(UserPermission stated, Generation changes) {
        find(stated.userId()).ifPresent(before -> tables.remove(before, changes));
        tables.permissions().save(new Permission(changes.id(), organization, imageRepository, stated));
    }
}
