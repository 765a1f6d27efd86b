package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The image repositories of all organizations. */
interface ImageRepositories extends Repository<ImageRepository, Long> {

    /** With its organization, whose name every tag's address has. */
    @Query(
            "select r from ImageRepository r join fetch r.organization o where o.name = :organization and r.name = :name")
    Optional<ImageRepository> find(String organization, String name);

    ImageRepository save(ImageRepository imageRepository);

    @Query("select r from ImageRepository r join fetch r.organization o where o.name = :organization order by r.name")
    List<ImageRepository> list(String organization);
}
