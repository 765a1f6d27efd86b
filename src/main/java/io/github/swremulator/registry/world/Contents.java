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
 * The contents of image repositories: their tags, and their manifests without one. Several worlds may list one content, as
 * after a reset; it is copied before one of them changes it. The caller brings the transaction of a change.
 */
@Component
public class Contents {

    private final JdbcClient jdbc;
    private final EntityManager entityManager;
    private final Supplier<List<Rows>> rows;
    private final Collector collector;

    Contents(JdbcClient jdbc, EntityManager entityManager, ObjectProvider<Table> tables, Collector collector) {
        this.jdbc = jdbc;
        this.entityManager = entityManager;
        this.collector = collector;
        this.rows = Rows.of(tables, Rows.Owner.CONTENT);
    }

    /** An empty one, which only the world that is changed may list. */
    public long create() {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO content (revision, tag_count) VALUES (0, 0)").update(id, "id");
        return requireNonNull(id.getKeyAs(Long.class));
    }

    /**
     * The content to change in place of one: the same where only one world lists it, else a copy, which the caller's world is
     * then to list. Nobody lists it meanwhile: it is listed in a world that no other session shows, and that is not sealed.
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
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO content (revision, tag_count) SELECT 0, tag_count FROM content WHERE id = ?")
                .param(content)
                .update(id, "id");
        long copy = requireNonNull(id.getKeyAs(Long.class));
        rows.get().forEach(table -> collector.copied(table.copy(jdbc, content, copy)));
        return copy;
    }

    /** How many tags it has. */
    public long countTags(long content) {
        return jdbc.sql("SELECT tag_count FROM content WHERE id = ?")
                .param(content)
                .query(Long.class)
                .single();
    }

    /** How often it was changed; less than 0 where it is gone. */
    public long revision(long content) {
        return jdbc.sql("SELECT revision FROM content WHERE id = ?")
                .param(content)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    /**
     * Records a change, so that nothing that was read before passes for what there is now.
     *
     * @param tags how many came, or went where it is negative
     */
    public void changed(long content, long tags) {
        jdbc.sql("UPDATE content SET revision = revision + 1, tag_count = tag_count + ? WHERE id = ?")
                .params(tags, content)
                .update();
    }
}
