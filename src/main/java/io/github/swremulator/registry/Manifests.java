package io.github.swremulator.registry;

import jakarta.persistence.QueryHint;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** The manifests of all image repositories. */
interface Manifests extends Repository<Manifest, Long> {

    Manifest getReferenceById(Long id);

    Manifest save(Manifest manifest);

    /** Answers only what was written out, and does not cause that. */
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    @Query("select m from Manifest m where m.imageRepository = :repository and m.digest = :digest")
    Optional<Manifest> findWritten(ImageRepository repository, String digest);

    /**
     * Those of one generation that no tag points to, neither of it nor of the changes over it, in the order in which they
     * were written, after a row. Ordered by all columns of the index, since H2 sorts otherwise.
     */
    @Query("select m from Manifest m where m.generationId = :generation"
            + " and m.imageRepository = :repository and m.id > :after"
            + " and not exists (select t.id from Tag t where t.manifest = m"
            + " and t.generationId in (:generation, :changes) and t.hiddenIn <> :changes)"
            + " order by m.generationId, m.imageRepository.id, m.id")
    List<Manifest> listUntagged(ImageRepository repository, long generation, long changes, long after, Limit limit);

    @Modifying
    @Query("update Manifest m set m.size = :size where m.id = :id")
    void resize(long id, long size);
}
