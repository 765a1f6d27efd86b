package io.github.swremulator.registry;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The organizations. */
interface Organizations extends Repository<Organization, Long> {

    Optional<Organization> findByName(String name);

    boolean existsByName(String name);

    long count();

    Organization save(Organization organization);

    void deleteAllInBatch();
}
