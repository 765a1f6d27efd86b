package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The snapshots. */
interface Snapshots extends Repository<Snapshot, String> {

    Optional<Snapshot> findByName(String name);

    List<Snapshot> findAllByOrderByName();

    Snapshot save(Snapshot snapshot);

    void delete(Snapshot snapshot);
}
