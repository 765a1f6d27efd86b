package io.github.swremulator.registry.world;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * The contents of image repositories: their tags, and their manifests without a tag. After a reset, for example, several worlds
 * list the same content; it is copied before one of them changes it. The caller opens the transaction of a change.
 */
@Component
public class Contents {

    private final JdbcClient jdbc;
    private final EntityManager entityManager;
    private final Supplier<List<Table.Rows>> rows;
    private final Collector collector;

    Contents(JdbcClient jdbc, EntityManager entityManager, ObjectProvider<Table> tables, Collector collector) {
        this.jdbc = jdbc;
        this.entityManager = entityManager;
        this.rows = Table.Rows.of(Table.Owner.CONTENT, tables);
        this.collector = collector;
    }

    /** Creates an empty content, which only the world of the transaction may list. */
    public long create() {
        return insert(jdbc.sql("INSERT INTO content (revision, tag_count) VALUES (0, 0)"));
    }

    /**
     * Returns the content to change instead of a content: the same if only one world lists it, otherwise a copy, which the
     * caller's world must list. No other world can begin to list it meanwhile, since the caller's world is not sealed, and only
     * the session that it has locked shows that world.
     */
    public long own(long content) {
        boolean isShared = jdbc.sql("SELECT COUNT(*) FROM image_repository WHERE content_id = ?")
                        .param(content)
                        .query(Long.class)
                        .single()
                > 1;
        return isShared ? copy(content) : content;
    }

    private long copy(long content) {
        entityManager.flush();
        collector.awaitRoom();
        long copy = insert(
                jdbc.sql("INSERT INTO content (revision, tag_count) SELECT 0, tag_count FROM content WHERE id = ?")
                        .param(content));
        rows.get().forEach(table -> collector.copied(table.copy(jdbc, content, copy)));
        // The others that listed the content may be deleted meanwhile.
        collector.collectAfterCommit();
        return copy;
    }

    private static long insert(JdbcClient.StatementSpec insertion) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        insertion.update(id, "id");
        return requireNonNull(id.getKeyAs(Long.class));
    }

    public long countTags(long content) {
        return jdbc.sql("SELECT tag_count FROM content WHERE id = ?")
                .param(content)
                .query(Long.class)
                .single();
    }

    /** Returns the number of changes, or a negative number if the content is deleted. */
    public long revision(long content) {
        return jdbc.sql("SELECT revision FROM content WHERE id = ?")
                .param(content)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    /**
     * Records a change, which makes all that was cached of the content invalid.
     *
     * @param tagsAdded negative if tags were deleted
     */
    public void changed(long content, long tagsAdded) {
        jdbc.sql("UPDATE content SET revision = revision + 1, tag_count = tag_count + ? WHERE id = ?")
                .params(tagsAdded, content)
                .update();
    }
}
