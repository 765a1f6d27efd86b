package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The image repositories of all worlds. */
interface ImageRepositories extends Repository<ImageRepository, Long> {

    Optional<ImageRepository> findByWorldIdAndOrganizationAndName(long world, String organization, String name);

    default Optional<ImageRepository> find(long world, OrganizationName organization, RepositoryName name) {
        return findByWorldIdAndOrganizationAndName(world, organization.value(), name.value());
    }

    long countByWorldIdAndOrganization(long world, String organization);

    @Query(
            "select count(r) from ImageRepository r"
                    + " join Organization o on o.worldId = r.worldId and o.name = r.organization"
                    + " where r.worldId = :world and (o.accountId = :accountId or (o.accountId is null and :accountId is null))")
    long countOwned(long world, @Nullable String accountId);

    /** How many the actor's account owns. */
    @Query("select count(r) from ImageRepository r"
            + " join Organization o on o.worldId = r.worldId and o.name = r.organization"
            + " where r.worldId = :world and " + Organizations.OWNED)
    long countOwned(long world, Actor actor);

    @Query("select r from ImageRepository r where r.worldId = :world")
    List<ImageRepository> list(long world, Limit limit);

    List<ImageRepository> findAllByWorldIdAndOrganizationOrderByName(long world, String organization);

    ImageRepository save(ImageRepository imageRepository);

    void delete(ImageRepository imageRepository);
}
