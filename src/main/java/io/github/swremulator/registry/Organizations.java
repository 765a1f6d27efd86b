package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The organizations. */
interface Organizations extends Repository<Organization, Long> {

    Optional<Organization> findByName(String name);

    boolean existsByName(String name);

    long count();

    Organization save(Organization organization);

    @Query("select o.name from Organization o order by o.name")
    List<String> listNames();
}
