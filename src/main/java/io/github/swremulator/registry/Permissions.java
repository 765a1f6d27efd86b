package io.github.swremulator.registry;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The permissions on all organizations and image repositories. */
interface Permissions extends Repository<Permission, Long> {

    Permission save(Permission permission);

    @Query("select p from Permission p where p.organization = :organization and p.imageRepository is null")
    List<Permission> list(Organization organization);

    @Query("select p from Permission p where p.organization = :organization and p.imageRepository is null"
            + " and p.userId in :userIds")
    List<Permission> find(Organization organization, Collection<String> userIds);

    @Query("select p from Permission p where p.imageRepository = :repository and p.userId in :userIds")
    List<Permission> find(ImageRepository repository, Collection<String> userIds);

    /** On the organization, and on each of its image repositories. */
    @Query("select p from Permission p where p.organization = :organization")
    List<Permission> listAll(Organization organization);

    @Query("select count(p) from Permission p where p.organization = :organization and p.imageRepository is null")
    long countUsers(Organization organization);

    @Query("select p from Permission p where p.imageRepository = :repository")
    List<Permission> list(ImageRepository repository);
}
