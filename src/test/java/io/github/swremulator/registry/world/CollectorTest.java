package io.github.swremulator.registry.world;

import static io.github.swremulator.registry.world.SessionName.DEFAULT;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RegistryTest;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagEditor;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.seed.Seeds;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Deletion in the background. */
@RegistryTest
class CollectorTest {

    private static final OrganizationName GROUP = new OrganizationName("group");
    private static final RepositoryName APP = new RepositoryName("app");

    private final TestStore database;
    private final CatalogStore store;
    private final TagEditor editor;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    /** Besides the registry's, which keeps unreferenced manifests for a minute. */
    private final Collector withoutGrace;

    CollectorTest(
            TestStore database,
            CatalogStore store,
            TagEditor editor,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationContext context) {
        this.database = database;
        this.store = store;
        this.editor = editor;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.withoutGrace = new Collector(
                jdbc,
                transactions,
                context.getBeanProvider(Table.class),
                new Collector.Settings(Duration.ZERO, 1000),
                new ConnectionLimits.Settings(Duration.ofSeconds(1)),
                () -> {});
    }

    @AfterEach
    void stop() throws InterruptedException {
        withoutGrace.destroy();
    }

    private static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(assertion);
    }

    private void awaitCollected(ThrowingRunnable assertion) {
        awaitThat(() -> {
            withoutGrace.collectSoon();
            assertion.run();
        });
    }

    /** On PostgreSQL, where the deletion waits for a lock when the collector is stopped. */
    @Test
    void destroyDuringADeletionLeavesTheRestToTheNextCollector(Database kind) throws Exception {
        assumeTrue(kind == Database.POSTGRESQL);
        awaitThat(() -> assertThat(database.count("tag")).isZero());
        store.replace(DEFAULT, Seeds.document("group/app: [{count: 2500, name: \"{n}\"}]"));
        try (Connection locked = database.connect()) {
            locked.setAutoCommit(false);
            locked.createStatement().executeQuery("SELECT id FROM tag FOR UPDATE");
            // Without the catalog, so that the registry's collector does not start.
            database.execute("UPDATE session SET world_id = seed_id");
            withoutGrace.collectSoon();
            awaitThat(() ->
                    assertThat(database.count("pg_locks WHERE NOT granted")).isPositive());
            withoutGrace.destroy();
            locked.rollback();
        }
        awaitThat(() -> assertThat(database.count("tag")).isEqualTo(1500));
        store.reset(DEFAULT, () -> {});
        awaitThat(() -> assertThat(database.count("tag")).isZero());
    }

    @Test
    void changesWaitWhileMoreThan2000RowsAwaitDeletion() {
        store.seed(Seeds.document("group/app: [{count: 1500, name: \"{n}\"}]"));
        for (int round = 0; round < 6; round++) {
            editor.delete(DEFAULT, GROUP, APP, new TagName("7"));
            // The seed, its copy, and 2000 rows of garbage with the copy that exceeds them.
            assertThat(database.count("tag")).isLessThanOrEqualTo(3000 + 2000 + 1500);
            store.reset(DEFAULT, () -> {});
        }
    }

    @Test
    void aFailedDeletionMakesNoRoom() throws Exception {
        store.replace(DEFAULT, Seeds.document("group/app: [{count: 3, name: \"{n}\"}]"));
        AtomicInteger passes = new AtomicInteger();
        Collector failing = new Collector(
                jdbc,
                transactions,
                new ObjectProvider<>() {
                    @Override
                    public Stream<Table> stream() {
                        passes.incrementAndGet();
                        throw new CannotAcquireLockException("locked");
                    }
                },
                new Collector.Settings(Duration.ZERO, 2),
                new ConnectionLimits.Settings(Duration.ofMillis(1500)),
                () -> {});
        try (Connection locked = database.connect()) {
            locked.setAutoCommit(false);
            // The registry's collector waits, if a change before has started it.
            locked.createStatement().executeQuery("SELECT id FROM image_repository FOR UPDATE");
            database.execute("UPDATE session SET world_id = seed_id");
            failing.copied(3);
            assertThatExceptionOfType(CannotAcquireLockException.class).isThrownBy(failing::awaitRoom);
            assertThat(passes).hasPositiveValue();
        } finally {
            failing.destroy();
            store.reset(DEFAULT, () -> {});
        }
    }

    @Test
    void keepsAReleasedManifestThatIsReferencedAgain() {
        store.replace(DEFAULT, Seeds.document("group/app: [v1]"));
        long manifest = manifestOfV1();
        jdbc.sql("INSERT INTO released_manifest (manifest_id, released_at) VALUES (?, CURRENT_TIMESTAMP)")
                .param(manifest)
                .update();
        store.merge(DEFAULT, Seeds.document("group/app: [v1]"));
        assertThat(manifestOfV1()).isEqualTo(manifest);
        awaitCollected(() -> assertThat(database.count("released_manifest WHERE manifest_id = " + manifest))
                .isZero());
        assertThat(database.count("manifest WHERE id = " + manifest)).isOne();
    }

    private long manifestOfV1() {
        return jdbc.sql("SELECT t.manifest_id FROM session s JOIN image_repository r ON r.world_id = s.world_id"
                        + " JOIN tag t ON t.content_id = r.content_id WHERE s.name = 'default'")
                .query(Long.class)
                .single();
    }

    @Test
    void deletesAllUnreachableRows(Snapshots snapshots, ImageRepositoryCatalog repositories) {
        String everything = """
                group: {permissions: [{user_id: u1, user_name: ann, auth: 7}]}
                group/app: {description: shop, permissions: [{user_id: u1, user_name: ann, auth: 7}], tags: [v1, v2]}
                other/app: []
                """;
        store.seed(Seeds.document(everything));
        awaitCollected(() -> {
            assertThat(database.count("world"))
                    .as("with the empty one of the migration")
                    .isEqualTo(2);
            assertThat(database.count("manifest")).isEqualTo(database.count("tag"));
            assertThat(database.count("released_manifest")).isZero();
        });
        Map<String, Long> seeded = rows();
        SnapshotName name = new SnapshotName("big");
        store.replace(DEFAULT, Seeds.document("group/app: [{count: 2500, name: \"{n}\"}]"));
        snapshots.take(DEFAULT, name, false);
        store.merge(DEFAULT, Seeds.document(everything.replace("ann", "bob")));
        snapshots.take(DEFAULT, name, true);
        editor.delete(DEFAULT, GROUP, APP, new TagName("v1"));
        Actor administrator = new Actor("root-id", "root", "0".repeat(32), true, Actor.Power.EVERYTHING);
        repositories.create(DEFAULT, GROUP, new RepositoryName("web"), null, null, false, administrator);
        repositories.delete(DEFAULT, GROUP, APP);
        snapshots.delete(DEFAULT, name, false);
        snapshots.delete(DEFAULT, name, true);
        store.reset(DEFAULT, () -> {});
        awaitCollected(() -> assertThat(rows()).isEqualTo(seeded));
    }

    /** The number of rows by table. */
    private Map<String, Long> rows() {
        List<String> tables = database.read(
                "SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = 'public'"
                        + " AND table_name <> 'flyway_schema_history'",
                rows -> {
                    List<String> names = new ArrayList<>();
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                    return names;
                });
        assertThat(tables).hasSizeGreaterThan(10);
        return tables.stream().collect(toMap(table -> table, database::count));
    }
}
