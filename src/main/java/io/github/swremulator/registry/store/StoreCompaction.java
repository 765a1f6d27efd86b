package io.github.swremulator.registry.store;

import io.github.swremulator.registry.world.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Makes the file of a store in a folder smaller when nobody has changed data for a while. H2 would do so by itself only if it
 * confirmed changes before they are written.
 */
@Component
class StoreCompaction implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StoreCompaction.class);
    /** The percentage of the file that shall be in use. */
    private static final int TARGET = 90;
    /** Few enough that a change does not wait for long. */
    private static final int BYTES_PER_STEP = 16 * 1024 * 1024;
    /** After each write: what a step leaves unused is dropped once the retention is over, and so on a few times. */
    private static final int STEPS = 3 * (int) DataFolder.RETENTION.toSeconds();

    private final DataFolder folder;
    private final DataSource store;
    private final Changes changes;
    private final ScheduledThreadPoolExecutor background =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "compaction"));
    private long change;
    private int idleSeconds;
    private long version;
    private int steps;

    StoreCompaction(DataFolder folder, DataSource store, Changes changes) {
        this.folder = folder;
        this.store = store;
        this.changes = changes;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        if (folder.isUsed()) {
            var unused = background.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void tick() {
        long now = changes.number();
        idleSeconds = now == Changes.UNKNOWN || now != change ? 0 : idleSeconds + 1;
        change = now;
        if (idleSeconds > DataFolder.RETENTION.toSeconds()) {
            try (Connection connection = store.getConnection()) {
                folder.require();
                step(connection.unwrap(JdbcConnection.class));
            } catch (SQLException | RuntimeException e) {
                log.debug("The file of the store does not become smaller", e);
            }
        }
    }

    private void step(JdbcConnection connection) throws SQLException {
        MVStore file = file(connection);
        if (file.getCurrentVersion() != version) {
            // Also by the collector, long after the last change.
            steps = STEPS;
        }
        if (steps > 0) {
            steps--;
            compact(connection);
            version = file.getCurrentVersion();
        }
    }

    static void compact(JdbcConnection connection) throws SQLException {
        file(connection).compact(TARGET, BYTES_PER_STEP);
        try (Statement statement = connection.createStatement()) {
            // H2 drops what is unused, and cuts the file, when it writes.
            statement.execute("UPDATE store SET id = id");
        }
    }

    private static MVStore file(JdbcConnection connection) {
        // The session of a store in this process.
        return ((SessionLocal) connection.getSession()).getDatabase().getStore().getMvStore();
    }

    @Override
    public void destroy() throws InterruptedException {
        background.shutdown();
        background.awaitTermination(1, TimeUnit.SECONDS);
    }
}
