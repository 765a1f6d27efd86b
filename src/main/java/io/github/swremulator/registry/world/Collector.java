package io.github.swremulator.registry.world;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes unreachable data in the background, in small transactions: worlds that neither a session nor a snapshot needs, contents
 * that no world lists, and unreferenced manifests. It also deletes what a killed process left behind.
 */
@Component
public class Collector implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Collector.class);
    private static final String UNREACHABLE_WORLDS = """
            SELECT w.id FROM world w WHERE w.id <> 0
            AND NOT EXISTS (SELECT 1 FROM session s WHERE s.world_id = w.id)
            AND NOT EXISTS (SELECT 1 FROM session s WHERE s.seed_id = w.id)
            AND NOT EXISTS (SELECT 1 FROM snapshot p WHERE p.world_id = w.id)""";
    private static final String UNLISTED_CONTENTS = """
            SELECT c.id FROM content c
            WHERE NOT EXISTS (SELECT 1 FROM image_repository r WHERE r.content_id = c.id)""";
    /**
     * An estimate of the rows of both: the tags of the contents, with those that only unreachable worlds list, and the image
     * repositories of the worlds.
     */
    private static final String GARBAGE = """
            WITH unreachable AS (%s)
            SELECT COALESCE((SELECT SUM(c.tag_count) FROM content c WHERE NOT EXISTS (
                    SELECT 1 FROM image_repository r WHERE r.content_id = c.id
                    AND r.world_id NOT IN (SELECT id FROM unreachable))), 0)
                + (SELECT COUNT(*) FROM image_repository r WHERE r.world_id IN (SELECT id FROM unreachable))""".formatted(UNREACHABLE_WORLDS);

    private static final String UNREFERENCED = """
            FROM manifest m WHERE m.id IN (:ids)
            AND NOT EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id)
            AND NOT EXISTS (SELECT 1 FROM untagged_manifest u WHERE u.manifest_id = m.id)""";
    /** No change finds a released manifest. One that found it before has time to refer to it. */
    private static final String RELEASE = "INSERT INTO released_manifest (manifest_id, released_at)"
            + " SELECT m.id, CURRENT_TIMESTAMP " + UNREFERENCED
            + " AND NOT EXISTS (SELECT 1 FROM released_manifest r WHERE r.manifest_id = m.id)";

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration RELEASE_DELAY = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Supplier<List<Table.Rows>> worldRows;
    private final Supplier<List<Table.Rows>> contentRows;
    private final Settings settings;
    private final StoreSpace space;
    private final long maxWaitNanos;
    private final ScheduledThreadPoolExecutor background = new ScheduledThreadPoolExecutor(
            1, work -> new Thread(work, "collector"), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicBoolean isScheduled = new AtomicBoolean();
    private volatile boolean isClosing;
    /** The manifests of the rows that the current pass deletes. Only the background thread uses the list. */
    private final List<Long> unreferenced = new ArrayList<>();
    /** The estimated number of rows that the current pass deletes, or that a failed one left. */
    private long garbage;
    /** The number of rows copied since that pass began, each of which makes another row garbage sooner or later. */
    private long copied;

    /**
     * How careful the collector is.
     *
     * @param grace how long a manifest must be unreferenced before it is deleted: longer than a change takes from finding it to
     *     referring to it
     * @param maxGarbage how many rows may await deletion before a change that copies more waits for it
     */
    public record Settings(Duration grace, long maxGarbage) {

        /** A tag in memory takes some 2.5 KB, with its indexes and its older versions in H2. */
        private static final long HEAP_PER_ROW = 20 * 1024;

        public static final Settings DEFAULT = new Settings(
                Duration.ofMinutes(1), Math.min(100_000, Runtime.getRuntime().maxMemory() / HEAP_PER_ROW));
    }

    Collector(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<Table> tables,
            Settings settings,
            ConnectionLimits.Settings limits,
            StoreSpace space) {
        this.space = space;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.worldRows = Table.Rows.of(Table.Owner.WORLD, tables);
        this.contentRows = Table.Rows.of(Table.Owner.CONTENT, tables);
        this.settings = settings;
        this.maxWaitNanos = limits.maxWait().toNanos();
        background.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Must be called after the commit of a change that made data unreachable. */
    public void collectSoon() {
        if (isScheduled.compareAndSet(false, true)) {
            run(Duration.ZERO, () -> {
                isScheduled.set(false);
                collect();
            });
        }
    }

    void collectAfterCommit() {
        afterCommit(this::collectSoon);
    }

    /** Also looks at every manifest, which takes longer, for those that another process left behind. */
    void collectAllSoon() {
        run(Duration.ZERO, () -> {
            collect();
            releaseAll();
        });
    }

    /** Deletes those of a few manifests to which nothing refers after the current transaction. */
    public void releaseAfterCommit(List<Long> manifests) {
        afterCommit(() -> run(releaseDelay(), () -> release(manifests)));
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** Work that fails is repeated: soon if another transaction uses the same data, otherwise after the next change. */
    private void run(Duration delay, Runnable work) {
        var unused = background.schedule(
                () -> {
                    if (!hasSpace()) {
                        run(RETRY_DELAY, work);
                        return;
                    }
                    try {
                        work.run();
                    } catch (PessimisticLockingFailureException | DataIntegrityViolationException e) {
                        log.debug("Another transaction uses data that were to be deleted", e);
                        run(RETRY_DELAY, work);
                    } catch (DataAccessException | TransactionException e) {
                        // Without the stack: a call fails of the same cause, and logs it.
                        log.warn(
                                "Cannot delete unreachable data, which take space until the next change: {}",
                                NestedExceptionUtils.getMostSpecificCause(e).toString());
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A deletion writes, too. */
    private boolean hasSpace() {
        try {
            space.require();
            return true;
        } catch (DataAccessResourceFailureException e) {
            log.debug("Nothing can be deleted now", e);
            return false;
        }
    }

    /** Lets the work end while requests still have their time. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        isClosing = true;
    }

    /** Does not interrupt the work, since that would close the file of an H2 store. */
    @Override
    public void destroy() throws InterruptedException {
        isClosing = true;
        background.shutdown();
        if (!background.awaitTermination(1, TimeUnit.SECONDS)) {
            log.debug("A deletion is not finished yet");
        }
    }

    private void collect() {
        begin();
        ids(UNREACHABLE_WORLDS).forEach(world -> delete("world", world, worldRows));
        ids(UNLISTED_CONTENTS).forEach(this::deleteContent);
        end();
        if (!unreferenced.isEmpty()) {
            List<Long> manifests = List.copyOf(unreferenced);
            unreferenced.clear();
            run(releaseDelay(), () -> releaseInBatches(manifests));
        }
        deleteReleased();
    }

    /** A load after a reset has most manifests in common with the data before it, and finds them until they are released. */
    private Duration releaseDelay() {
        return settings.grace().compareTo(RELEASE_DELAY) < 0 ? settings.grace() : RELEASE_DELAY;
    }

    private void releaseInBatches(List<Long> manifests) {
        for (int begin = 0; begin < manifests.size() && !isClosing; begin += Table.Rows.BATCH_SIZE) {
            release(manifests.subList(begin, Math.min(begin + Table.Rows.BATCH_SIZE, manifests.size())));
        }
    }

    private synchronized void begin() {
        copied = 0;
        garbage = jdbc.sql(GARBAGE).query(Long.class).single();
    }

    private synchronized void end() {
        garbage = 0;
        notifyAll();
    }

    /** Counts rows that were copied. */
    synchronized void copied(int rows) {
        copied += rows;
    }

    /**
     * Waits while too many rows await deletion. Otherwise repeated copies, such as those after a reset of much data before each
     * test, would fill the memory faster than it is freed.
     *
     * @throws CannotAcquireLockException when it takes longer than {@code swr.store.max-wait}
     */
    synchronized void awaitRoom() {
        long end = System.nanoTime() + maxWaitNanos;
        try {
            while (garbage + copied > settings.maxGarbage() && !isClosing) {
                collectSoon();
                // A pass that fails does not end the wait.
                wait(Math.min(requireLeft(end), RETRY_DELAY.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("interrupted while waiting for the deletion of old data", e);
        }
    }

    private static long requireLeft(long end) {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
            throw new CannotAcquireLockException("the deletion of old data takes longer than swr.store.max-wait");
        }
        return millis;
    }

    private List<Long> ids(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).list();
    }

    private void deleteContent(long content) {
        // A reader that resolved it before sees by its revision that it is gone, and never a part of it.
        jdbc.sql("UPDATE content SET revision = -1 WHERE id = ?").param(content).update();
        delete("content", content, contentRows);
    }

    /** Deletes the rows that belong to a world or to a content, and then its own. When the emulator closes, the rest stays. */
    private void delete(String table, long id, Supplier<List<Table.Rows>> rows) {
        List<Table.Rows> lastFirst = new ArrayList<>(rows.get());
        Collections.reverse(lastFirst);
        for (Table.Rows its : lastFirst) {
            List<Long> batch = its.batch(jdbc, id);
            while (!batch.isEmpty()) {
                List<Long> manifests = its.manifests(jdbc, batch);
                // By keys that were read before, since H2 runs a subquery of a deletion once for each row.
                delete(its.table() + " WHERE id", batch);
                unreferenced.addAll(manifests);
                if (isClosing) {
                    return;
                }
                batch = its.batch(jdbc, id);
            }
        }
        delete(table + " WHERE id", List.of(id));
    }

    private void releaseAll() {
        String next =
                "SELECT id FROM manifest WHERE id > ? ORDER BY id FETCH FIRST " + Table.Rows.BATCH_SIZE + " ROWS ONLY";
        List<Long> batch = ids(next, Long.MIN_VALUE);
        while (!batch.isEmpty() && !isClosing) {
            release(batch);
            batch = ids(next, batch.get(batch.size() - 1));
        }
        run(settings.grace().plusMillis(1), this::deleteReleased);
    }

    private void release(List<Long> manifests) {
        if (!manifests.isEmpty() && jdbc.sql(RELEASE).param("ids", manifests).update() > 0) {
            run(settings.grace().plusMillis(1), this::deleteReleased);
        }
    }

    private void deleteReleased() {
        OffsetDateTime end = jdbc.sql("SELECT CURRENT_TIMESTAMP")
                .query(OffsetDateTime.class)
                .single()
                .minus(settings.grace());
        String next = "SELECT manifest_id FROM released_manifest WHERE released_at < ? FETCH FIRST "
                + Table.Rows.BATCH_SIZE + " ROWS ONLY";
        List<Long> batch = ids(next, end);
        while (!batch.isEmpty() && !isClosing) {
            List<Long> released = batch;
            transaction.executeWithoutResult(status -> deleteOrKeep(released));
            batch = ids(next, end);
        }
    }

    /** In one transaction: a manifest to which a change that is not committed refers keeps all its rows. */
    private void deleteOrKeep(List<Long> released) {
        List<Long> deleted = jdbc.sql("SELECT m.id " + UNREFERENCED)
                .param("ids", released)
                .query(Long.class)
                .list();
        delete("manifest_child WHERE manifest_id", deleted);
        delete("released_manifest WHERE manifest_id", released);
        delete("manifest WHERE id", deleted);
    }

    private void delete(String where, List<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("DELETE FROM " + where + " IN (:ids)").param("ids", ids).update();
        }
    }
}
