package io.github.swremulator.registry;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The image repositories of all organizations. */
interface ImageRepositories extends Repository<ImageRepository, Long> {

    Optional<ImageRepository> findByOrganizationNameAndName(String organization, String name);

    ImageRepository save(ImageRepository imageRepository);

    void deleteAllInBatch();
}
