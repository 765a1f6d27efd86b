package io.github.swremulator.registry;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The manifests of all image repositories. */
interface Manifests extends Repository<Manifest, Long> {

    Manifest getReferenceById(Long id);

    Manifest save(Manifest manifest);

    @Modifying
    @Query("update Manifest m set m.size = :size where m.id = :id")
    void resize(long id, long size);

    void deleteAllInBatch();
}
