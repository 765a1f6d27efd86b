package io.github.swremulator.registry;

import jakarta.persistence.QueryHint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** The tags of all image repositories. */
interface Tags extends Repository<Tag, Long> {

    @Query("select t from Tag t join fetch t.manifest where t.imageRepository = :repository and t.name = :name")
    Optional<Tag> find(ImageRepository repository, String name);

    /** As {@link #find}, of which only this is read. */
    @Query(TagRow.SELECT + " where t.imageRepository = :repository and t.name = :name")
    Optional<TagRow> findRow(ImageRepository repository, String name);

    long countByImageRepositoryAndName(ImageRepository repository, String name);

    long countByManifest(Manifest manifest);

    /** Answers only what was written out, and does not cause that. */
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    @Query("select t from Tag t where t.imageRepository = :repository and t.name = :name")
    Optional<Tag> findWritten(ImageRepository repository, String name);

    /**
     * Those of one generation that are not hidden in the changes over it, in the order in which they were written, after
     * a row. Ordered by all columns of the index, since H2 sorts otherwise.
     */
    @Query("select t from Tag t join fetch t.manifest where t.generationId = :generation and t.hiddenIn <> :changes"
            + " and t.imageRepository = :repository and t.id > :after"
            + " order by t.generationId, t.imageRepository.id, t.id")
    List<Tag> listWritten(ImageRepository repository, long generation, long changes, long after, Limit limit);

    Tag save(Tag tag);

    /** The bytes of all that the tags of an image repository point to, more perhaps than a long holds. */
    record Size(long repository, BigDecimal bytes) {}

    @Query("select t.imageRepository.id as repository, sum(cast(t.manifest.size as BigDecimal)) as bytes from Tag t"
            + " where t.imageRepository in :repositories group by t.imageRepository.id")
    List<Size> sumSizes(Collection<ImageRepository> repositories);

    /** How many tags there are, and the bytes of all that they point to, more perhaps than a long holds. */
    record Count(long number, BigInteger bytes) {}

    /** Those that the actor's account owns. Begins with what has tags, since those of one that is hidden are not. */
    @Query("select count(t) as number, coalesce(sum(cast(t.manifest.size as BigInteger)), 0) as bytes"
            + " from ImageRepository r join r.organization o join Tag t on t.imageRepository = r where "
            + Organizations.OWNED)
    Count countOwned(Actor actor);

    /** A tag of an image repository. */
    record Name(long repository, String name) {}

    /** The newest first. */
    @Query("select t.imageRepository.id as repository, t.name as name from Tag t"
            + " where t.imageRepository in :repositories order by t.updatedAt desc, t.tagId, t.name")
    List<Name> listNames(Collection<ImageRepository> repositories);

    /**
     * Which of some manifests have a tag that is shown. Asked of many at once, and not of each in a query inside another,
     * which PostgreSQL runs badly before it has statistics.
     */
    @Query("select distinct t.manifest.id from Tag t where t.manifest.id in :manifests"
            + " and t.generationId in :generations and t.hiddenIn <> :changes")
    List<Long> findTagged(List<Long> manifests, List<Long> generations, long changes);

    /** What was written to one generation. */
    @Modifying
    @Query("delete from Tag t where t.imageRepository = :repository and t.generationId = :generation")
    void deleteAll(ImageRepository repository, long generation);
}
