package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The image repositories of all organizations. */
interface ImageRepositories extends Repository<ImageRepository, Long> {

    /** With its organization, whose name every tag's address has. */
    @Query(
            "select r from ImageRepository r join fetch r.organization o where o.name = :organization and r.name = :name")
    Optional<ImageRepository> find(String organization, String name);

    /** An image repository, and how many tags it has. */
    record Counted(ImageRepository repository, long tags) {}

    /** As {@link #find}. */
    @Query("select r as repository, d.tagCount as tags from ImageRepository r join fetch r.organization o"
            + " join ImageRepositoryDetails d on d.imageRepository = r"
            + " where o.name = :organization and r.name = :name")
    Optional<Counted> findCounted(String organization, String name);

    long countByOrganization(Organization organization);

    @Query("select count(r) from ImageRepository r join r.organization o where o.accountId = :accountId")
    long countOwned(String accountId);

    @Query("select count(r) from ImageRepository r join r.organization o where o.accountId is null")
    long countUnowned();

    /** How many the actor's account owns. */
    @Query("select count(r) from ImageRepository r join r.organization o where " + Organizations.OWNED)
    long countOwned(Actor actor);

    @Query("select r from ImageRepository r join fetch r.organization")
    List<ImageRepository> list(Limit limit);

    ImageRepository save(ImageRepository imageRepository);

    @Query("select r from ImageRepository r join fetch r.organization o where o = :organization order by r.name")
    List<ImageRepository> list(Organization organization);
}
