package io.github.swremulator.registry.store;

import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RegistryException;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The image repositories of all worlds. */
@Order(2)
public interface ImageRepositories extends Repository<ImageRepository, Long>, Table {

    /** Image repositories {@code r} with their organizations {@code o}. */
    String WITH_ORGANIZATION =
            " from ImageRepository r join Organization o on o.worldId = r.worldId and o.name = r.organization";

    @Override
    default Rows rows() {
        return new Rows(
                "image_repository",
                Owner.WORLD,
                "organization, name, content_id, repo_id, category, description, is_public, creator_id, creator_name,"
                        + " created_at, updated_at, downloads");
    }

    // In SQL like the search for an organization.
    @NativeQuery(
            "SELECT * FROM image_repository WHERE world_id = :world AND organization = :organization AND name = :name")
    Optional<ImageRepository> findByWorldIdAndOrganizationAndName(long world, String organization, String name);

    default Optional<ImageRepository> find(long world, OrganizationName organization, RepositoryName name) {
        return findByWorldIdAndOrganizationAndName(world, organization.value(), name.value());
    }

    /**
     * Finds an image repository by its name.
     *
     * @throws RegistryException when there is no such organization or image repository
     */
    default ImageRepository get(long world, OrganizationName organization, RepositoryName name) {
        return find(world, organization, name)
                .orElseThrow(() -> hasOrganization(world, organization.value())
                        ? RegistryException.noImageRepository(organization, name)
                        : RegistryException.noOrganization(organization));
    }

    @Query("select count(o) > 0 from Organization o where o.worldId = :world and o.name = :name")
    boolean hasOrganization(long world, String name);

    long countByWorldIdAndOrganization(long world, String organization);

    @Query(
            "select count(r)" + WITH_ORGANIZATION
                    + " where r.worldId = :world and (o.accountId = :accountId or (o.accountId is null and :accountId is null))")
    long countOwned(long world, @Nullable String accountId);

    /** How many the actor's account owns. */
    @Query("select count(r)" + WITH_ORGANIZATION + " where r.worldId = :world and " + Organizations.OWNED)
    long countOwned(long world, Actor actor);

    @NativeQuery("SELECT * FROM image_repository WHERE world_id = :world")
    List<ImageRepository> list(long world, Limit limit);

    List<ImageRepository> findAllByWorldIdAndOrganizationOrderByName(long world, String organization);

    ImageRepository save(ImageRepository imageRepository);

    void delete(ImageRepository imageRepository);
}
