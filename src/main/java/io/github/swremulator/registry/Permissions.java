package io.github.swremulator.registry;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The permissions of all worlds. */
interface Permissions extends Repository<Permission, Long> {

    /** Of a permission {@code p}: it is on this organization, or on this image repository of it. */
    String ON = "p.worldId = :world and p.organization = :organization"
            + " and (p.repository = :repository or (p.repository is null and :repository is null))";

    @Query("select p from Permission p where " + ON)
    List<Permission> list(long world, String organization, @Nullable String repository);

    @Query("select p from Permission p where " + ON + " and p.userId in :userIds")
    List<Permission> find(long world, String organization, @Nullable String repository, Collection<String> userIds);

    @Query("select count(p) from Permission p where " + ON)
    long count(long world, String organization, @Nullable String repository);

    @Modifying
    @Query("delete from Permission p where " + ON)
    void deleteAll(long world, String organization, @Nullable String repository);

    Permission save(Permission permission);

    void deleteAllInBatch(Iterable<Permission> permissions);
}
