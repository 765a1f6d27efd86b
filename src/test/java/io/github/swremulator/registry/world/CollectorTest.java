package io.github.swremulator.registry.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RegistryTest;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagEditor;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.seed.Seeds;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletion in the background. */
@RegistryTest
class CollectorTest {

    private final TestStore database;
    private final CatalogStore store;

    CollectorTest(TestStore database, CatalogStore store) {
        this.database = database;
        this.store = store;
    }

    /** On PostgreSQL, where a deletion waits for a lock, so that the end comes in its middle for certain. */
    @Test
    void stopsDuringADeletionThatTheNextOneCompletes(Database kind, JdbcClient jdbc, ApplicationContext context)
            throws Exception {
        assumeTrue(kind == Database.POSTGRESQL);
        await().untilAsserted(() -> assertThat(database.count("tag")).isZero());
        store.replace(SessionName.DEFAULT, Seeds.document("group/app: [{count: 2500, name: \"{n}\"}]"));
        Collector collector = new Collector(
                jdbc,
                context.getBeanProvider(Table.class),
                new Collector.Settings(Duration.ZERO, 1000),
                new ConnectionLimits.Settings(Duration.ofSeconds(1)));
        try (Connection locked = database.connect()) {
            locked.setAutoCommit(false);
            locked.createStatement().executeQuery("SELECT id FROM tag FOR UPDATE");
            // Past the catalog, so that nobody else begins to delete.
            database.execute("UPDATE session SET world_id = seed_id");
            collector.collectSoon();
            await().until(() -> database.count("pg_locks WHERE NOT granted") > 0);
            collector.destroy();
            locked.rollback();
        }
        await().untilAsserted(() -> assertThat(database.count("tag")).isEqualTo(1500));
        store.reset(SessionName.DEFAULT, () -> {});
        await().untilAsserted(() -> assertThat(database.count("tag")).isZero());
    }

    /** More than two thousand rows may not wait here. */
    @Test
    void limitsTheRowsThatRepeatedCopiesLeave(TagEditor changes) {
        OrganizationName group = new OrganizationName("group");
        RepositoryName app = new RepositoryName("app");
        store.seed(Seeds.document("group/app: [{count: 1500, name: \"{n}\"}]"));
        for (int round = 0; round < 6; round++) {
            changes.delete(SessionName.DEFAULT, group, app, new TagName("7"));
            // The seed, the copy, and those that may wait.
            assertThat(database.count("tag")).isLessThanOrEqualTo(3000 + 2000 + 1500);
            store.reset(SessionName.DEFAULT, () -> {});
        }
    }

    @Test
    void keepsAManifestThatIsReferencedAgainInTime(JdbcClient jdbc, ApplicationContext context) throws Exception {
        store.replace(SessionName.DEFAULT, Seeds.document("group/app: [v1]"));
        Long manifest = jdbc.sql(
                        "SELECT t.manifest_id FROM session s JOIN image_repository r ON r.world_id = s.world_id"
                                + " JOIN tag t ON t.content_id = r.content_id WHERE s.name = 'default'")
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO released_manifest (manifest_id, released_at) VALUES (?, CURRENT_TIMESTAMP)")
                .param(manifest)
                .update();
        Collector collector = new Collector(
                jdbc,
                context.getBeanProvider(Table.class),
                new Collector.Settings(Duration.ZERO, 1000),
                new ConnectionLimits.Settings(Duration.ofSeconds(1)));
        collector.collectSoon();
        await().untilAsserted(
                        () -> assertThat(database.count("released_manifest")).isZero());
        assertThat(database.count("manifest WHERE id = " + manifest)).isOne();
        collector.destroy();
    }
}
