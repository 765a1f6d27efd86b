package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
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

    Tag save(Tag tag);

    void deleteAllInBatch();
}
