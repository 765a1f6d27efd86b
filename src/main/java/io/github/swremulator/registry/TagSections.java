package io.github.swremulator.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The sections of all image repositories' lists. */
interface TagSections extends Repository<TagSection, Long> {

    /** A section as it is read, and not the entity, since a long list has many. */
    record Begun(long id, TagOrder listOrder, Instant updatedAt, long tagId, String name, long tags) {

        TagPlace begin() {
            return new TagPlace(updatedAt, tagId, name);
        }
    }

    String BEGUN =
            "select s.id as id, s.listOrder as listOrder, s.updatedAt as updatedAt, s.tagId as tagId, s.name as name,"
                    + " s.tags as tags from TagSection s where s.imageRepository = :repository";

    @Query(BEGUN)
    List<Begun> list(ImageRepository repository);

    @Query(BEGUN + " and s.listOrder = :order")
    List<Begun> list(ImageRepository repository, TagOrder order);

    List<TagSection> findAllByIdIn(Collection<Long> ids);

    TagSection save(TagSection section);

    /** What was written to one generation. */
    @Modifying
    @Query("delete from TagSection s where s.imageRepository = :repository and s.generationId = :generation")
    void deleteAll(ImageRepository repository, long generation);
}
