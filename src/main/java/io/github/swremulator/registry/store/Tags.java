package io.github.swremulator.registry.store;

import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.world.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The tags of all contents. */
@Order(4)
public interface Tags extends Repository<Tag, Long>, Table {

    @Override
    default Rows rows() {
        return new Rows(
                "tag",
                Owner.CONTENT,
                "manifest_id, name, tag_id, trusted, scanned, created_at, updated_at, deleted_at, path, internal_path,"
                        + " account_id");
    }

    @Query("select t from Tag t join fetch t.manifest where t.contentId = :content and t.name = :name")
    Optional<Tag> find(long content, String name);

    /** How many have a part in their name. */
    @Query("select count(t) from Tag t where t.contentId = :content and locate(:part, t.name) > 0")
    long countContaining(long content, String part);

    boolean existsByContentIdAndName(long content, String name);

    boolean existsByContentIdAndManifest(long content, Manifest manifest);

    /** In the order in which they were written, after one. Ordered by all columns of the index, since H2 sorts otherwise. */
    @Query("select t from Tag t join fetch t.manifest where t.contentId = :content and t.id > :after"
            + " order by t.contentId, t.id")
    List<Tag> listWritten(long content, long after, Limit limit);

    List<Tag> findAllByContentIdAndManifest(long content, Manifest manifest);

    Tag save(Tag tag);

    void delete(Tag tag);

    @Modifying
    @Query("delete from Tag t where t.id in :ids")
    void deleteAll(Collection<Long> ids);

    /** What the replacement of a tag must know of it. */
    record Known(long id, String name, long tagId, long manifestId) {}

    /** Joined, since H2 would read all tags of the content for a list of names. */
    String KNOWN = "SELECT t.id, t.name, t.tag_id, t.manifest_id FROM UNNEST(:names) given (name)"
            + " JOIN tag t ON t.content_id = :content AND t.name = given.name";

    @Query(value = KNOWN, nativeQuery = true)
    List<Known> listKnown(long content, String[] names);

    /** The bytes of all that the tags of a content point to, which may exceed a long. */
    record Size(long content, BigDecimal bytes) {}

    @Query("select t.contentId, sum(cast(t.manifest.size as BigDecimal)) from Tag t"
            + " where t.contentId in :contents group by t.contentId")
    List<Size> sumSizes(Collection<Long> contents);

    /** A number of tags, and the bytes of all that they point to, which may exceed a long. */
    record Count(long number, BigInteger bytes) {}

    /** Those that the actor's account owns. */
    @Query("select count(t), coalesce(sum(cast(t.manifest.size as BigInteger)), 0)"
            + ImageRepositories.WITH_ORGANIZATION
            + " join Tag t on t.contentId = r.contentId where r.worldId = :world and " + Organizations.OWNED)
    Count countOwned(long world, Actor actor);

    /** A tag of a content. */
    record Name(long content, String name) {}

    /** The newest first. */
    @Query("select t.contentId, t.name from Tag t"
            + " where t.contentId in :contents order by t.updatedAt desc, t.tagId, t.name")
    List<Name> listNames(Collection<Long> contents);
}
