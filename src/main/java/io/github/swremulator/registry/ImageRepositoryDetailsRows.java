package io.github.swremulator.registry;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The details of all image repositories; each has one that is shown. */
interface ImageRepositoryDetailsRows extends Repository<ImageRepositoryDetails, Long> {

    @Query("select d from ImageRepositoryDetails d where d.imageRepository = :repository")
    ImageRepositoryDetails find(ImageRepository repository);

    ImageRepositoryDetails save(ImageRepositoryDetails details);

    /** What was written to one generation. */
    @Modifying
    @Query(
            "delete from ImageRepositoryDetails i where i.imageRepository = :repository and i.generationId = :generation")
    void deleteAll(ImageRepository repository, long generation);
}
