package io.github.swremulator.registry;

import jakarta.persistence.QueryHint;
import java.util.Collection;
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

    @Query("select m from Manifest m where m.id in :ids order by m.id")
    List<Manifest> list(Collection<Long> ids);

    @Query("select m from Manifest m where m.imageIndex = true and m.imageRepository = :repository")
    List<Manifest> listIndexes(ImageRepository repository);

    Manifest save(Manifest manifest);

    /** Answers only what was written out, and does not cause that. */
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    @Query("select m from Manifest m where m.imageRepository = :repository and m.digest = :digest")
    Optional<Manifest> findWritten(ImageRepository repository, String digest);

    /**
     * The keys of those of one generation that are not hidden in the changes over it, in the order in which they were
     * written, after one. Ordered by all columns of the
     * index, since H2 sorts otherwise.
     */
    @Query("select m.id from Manifest m where m.generationId = :generation and m.hiddenIn <> :changes"
            + " and m.imageRepository = :repository and m.id > :after"
            + " order by m.generationId, m.imageRepository.id, m.id")
    List<Long> listIds(ImageRepository repository, long generation, long changes, long after, Limit limit);

    @Modifying
    @Query("update Manifest m set m.size = :size where m.id = :id")
    void resize(long id, long size);

    /** What was written to one generation. */
    @Modifying
    @Query("delete from Manifest m where m.imageRepository = :repository and m.generationId = :generation")
    void deleteAll(ImageRepository repository, long generation);
}
