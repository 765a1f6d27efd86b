package io.github.swremulator.registry;

import jakarta.persistence.QueryHint;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** The tags of all image repositories. */
interface Tags extends Repository<Tag, Long> {

    @Query("select t from Tag t join fetch t.manifest where t.imageRepository = :repository and t.name = :name")
    Optional<Tag> find(ImageRepository repository, String name);

    long countByImageRepositoryAndName(ImageRepository repository, String name);

    @Query("select t from Tag t join fetch t.manifest where t.imageRepository = :repository")
    List<Tag> list(ImageRepository repository, Pageable page);

    long countByImageRepository(ImageRepository repository);

    /** The tags whose name is like a pattern of SQL, with {@code !} before a character that stands for itself. */
    @Query("select t from Tag t join fetch t.manifest"
            + " where t.imageRepository = :repository and t.name like :pattern escape '!'")
    List<Tag> listLike(ImageRepository repository, String pattern, Pageable page);

    @Query("select count(t) from Tag t where t.imageRepository = :repository and t.name like :pattern escape '!'")
    long countLike(ImageRepository repository, String pattern);

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

    @Modifying
    @Query("delete from Tag t where t.id = :id")
    void delete(long id);

    @Modifying
    @Query("update Tag t set t.hiddenIn = :generation where t.id = :id")
    void hide(long id, long generation);

    /**
     * Which of some manifests have a tag that is shown. Asked of many at once, and not of each in a query inside another,
     * which PostgreSQL runs badly before it has statistics.
     */
    @Query("select distinct t.manifest.id from Tag t where t.manifest.id in :manifests"
            + " and t.generationId in :generations and t.hiddenIn <> :changes")
    List<Long> findTagged(List<Long> manifests, List<Long> generations, long changes);
}
