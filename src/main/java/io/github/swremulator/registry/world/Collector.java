package io.github.swremulator.registry.world;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Deletes in the background, in small transactions, what nothing shows any more: worlds, contents that no world lists, and
 * manifests that no content holds. What a process that was killed left behind, the next one deletes.
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
    /** The rows of both, about: of a world its image repositories, of a content its tags. */
    private static final String GARBAGE = """
            SELECT COALESCE((SELECT SUM(g.tag_count) FROM content g WHERE g.id IN (%s)), 0)
                + (SELECT COUNT(*) FROM image_repository g WHERE g.world_id IN (%s))""".formatted(UNLISTED_CONTENTS, UNREACHABLE_WORLDS);

    private static final String HELD = """
            SELECT m.id FROM manifest m WHERE m.id IN (:ids)
            AND (EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id)
                OR EXISTS (SELECT 1 FROM untagged_manifest u WHERE u.manifest_id = m.id))""";

    private final JdbcClient jdbc;
    private final Supplier<List<Rows>> worldRows;
    private final Supplier<List<Rows>> contentRows;
    private final CollectorSettings settings;
    private final long maxWaitNanos;
    private final ScheduledThreadPoolExecutor background =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "collector"));
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private volatile boolean isEnding;
    /** Rows that the pass under way is to delete, about. */
    private long garbage;
    /** Rows that were copied since it began: as many may have become garbage, or will. */
    private long copied;

    private long passes;
    private final Queue<Long> released = new ConcurrentLinkedQueue<>();

    Collector(JdbcClient jdbc, ObjectProvider<Table> tables, CollectorSettings settings, StoreSettings store) {
        this.jdbc = jdbc;
        this.worldRows = Rows.of(tables, Rows.Owner.WORLD);
        this.contentRows = Rows.of(tables, Rows.Owner.CONTENT);
        this.settings = settings;
        this.maxWaitNanos = store.maxWait().toNanos();
        background.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** After a change was committed by which something may be needed no longer. */
    public void collectSoon() {
        if (isWaiting.compareAndSet(false, true)) {
            run(() -> {
                isWaiting.set(false);
                collect();
            });
        }
    }

    /** As {@link #collectSoon}, of a change that is not committed yet. */
    void collectAfterCommit() {
        afterCommit(this::collectSoon);
    }

    /** As {@link #collectSoon}, and what another process left behind, which takes longer. */
    void collectAllSoon() {
        run(() -> {
            collect();
            releaseAll();
        });
    }

    /** Of manifests that the change of this transaction may have been the last to hold. */
    public void releaseAfterCommit(Collection<Long> manifests) {
        afterCommit(() -> {
            released.addAll(manifests);
            run(() -> {
                releaseQueued();
                deleteUnheld();
            });
        });
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private void run(Runnable work) {
        try {
            background.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            log.debug("the emulator ends", e);
        }
    }

    /** Not interrupted, which would close the file of a store. */
    @Override
    public void destroy() throws InterruptedException {
        isEnding = true;
        background.shutdown();
        if (!background.awaitTermination(1, TimeUnit.SECONDS)) {
            log.debug("a deletion goes on while the emulator ends");
        }
    }

    /** What fails now is tried again after the next change; that another instance is at it is no matter. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (PessimisticLockingFailureException | DataIntegrityViolationException e) {
            log.debug("another instance deletes, too", e);
        } catch (DataAccessException e) {
            log.warn("Data that nothing shows any more were not deleted, and take space until the next change", e);
        }
    }

    private void collect() {
        try {
            begin();
            ids(UNREACHABLE_WORLDS).forEach(world -> delete("world", world, worldRows));
            ids(UNLISTED_CONTENTS).forEach(this::deleteContent);
        } finally {
            end();
        }
        releaseQueued();
        deleteUnheld();
    }

    private synchronized void begin() {
        copied = 0;
        garbage = jdbc.sql(GARBAGE).query(Long.class).single();
    }

    private synchronized void end() {
        garbage = 0;
        passes++;
        notifyAll();
    }

    /** So many rows were copied, and will be garbage some day. */
    synchronized void copied(int rows) {
        copied += rows;
    }

    /**
     * Waits until not too many rows wait for their deletion: copies that are made again and again, as after a reset of much
     * data before each test, must not outrun it.
     *
     * @throws CannotAcquireLockException when it takes longer than a change may wait
     */
    synchronized void awaitRoom() {
        long end = System.nanoTime() + maxWaitNanos;
        try {
            while (garbage + copied > settings.maxGarbage() && !isEnding) {
                long pass = passes;
                collectSoon();
                while (passes == pass && !isEnding) {
                    wait(requireLeft(end));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("interrupted while old data were deleted", e);
        }
    }

    private static long requireLeft(long end) {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
            throw new CannotAcquireLockException("the deletion of old data takes longer than swr.store.max-wait");
        }
        return millis;
    }

    private List<Long> ids(String sql) {
        return jdbc.sql(sql).query(Long.class).list();
    }

    private void deleteContent(long content) {
        // Who resolved it before sees by its revision that it is gone, and never half of it.
        jdbc.sql("UPDATE content SET revision = -1 WHERE id = ?").param(content).update();
        delete("content", content, contentRows);
    }

    private void delete(String table, long id, Supplier<List<Rows>> rows) {
        List<Rows> lastFirst = new ArrayList<>(rows.get());
        Collections.reverse(lastFirst);
        for (Rows its : lastFirst) {
            List<Long> some;
            // What is left at the end is the next process's.
            do {
                some = its.some(jdbc, id);
                List<Long> manifests = its.manifests(jdbc, some);
                its.delete(jdbc, some);
                mark(manifests);
            } while (!isEnding && !some.isEmpty());
            if (!some.isEmpty()) {
                return;
            }
        }
        jdbc.sql("DELETE FROM " + table + " WHERE id = ?").param(id).update();
    }

    /** Whatever nothing holds, wherever it came from. */
    private void releaseAll() {
        List<Long> some = manifestsAfter(Long.MIN_VALUE);
        while (!some.isEmpty() && !isEnding) {
            mark(some);
            some = manifestsAfter(some.get(some.size() - 1));
        }
    }

    private List<Long> manifestsAfter(long id) {
        return jdbc.sql("SELECT id FROM manifest WHERE id > ? ORDER BY id FETCH FIRST " + Rows.BATCH + " ROWS ONLY")
                .param(id)
                .query(Long.class)
                .list();
    }

    private void releaseQueued() {
        List<Long> some = new ArrayList<>();
        for (Long id = released.poll(); id != null; id = released.poll()) {
            some.add(id);
            if (some.size() == Rows.BATCH) {
                mark(some);
                some.clear();
            }
        }
        mark(some);
    }

    /** No change finds those from now on that nothing holds; one that found them before has time to hold them. */
    private void mark(List<Long> manifests) {
        List<Long> unheld = unheld(manifests);
        if (!unheld.isEmpty()) {
            int marked = jdbc.sql("""
                            INSERT INTO released_manifest (manifest_id, released_at)
                            SELECT m.id, CURRENT_TIMESTAMP FROM manifest m WHERE m.id IN (:ids)
                            AND NOT EXISTS (SELECT 1 FROM released_manifest r WHERE r.manifest_id = m.id)""").param("ids", unheld).update();
            log.debug("{} manifests are held by nothing", marked);
            deleteLater();
        }
    }

    private void deleteLater() {
        try {
            var unused = background.schedule(
                    () -> guarded(this::deleteUnheld), settings.grace().toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("the emulator ends", e);
        }
    }

    private List<Long> unheld(List<Long> manifests) {
        return manifests.isEmpty()
                ? List.of()
                : without(
                        manifests,
                        jdbc.sql(HELD).param("ids", manifests).query(Long.class).list());
    }

    private static List<Long> without(List<Long> all, List<Long> some) {
        Set<Long> left = new LinkedHashSet<>(all);
        some.forEach(left::remove);
        return List.copyOf(left);
    }

    private void deleteUnheld() {
        OffsetDateTime now =
                jdbc.sql("SELECT CURRENT_TIMESTAMP").query(OffsetDateTime.class).single();
        List<Long> some = releasedBefore(now.minus(settings.grace()));
        while (!some.isEmpty() && !isEnding) {
            deleteOrKeep(some);
            some = releasedBefore(now.minus(settings.grace()));
        }
    }

    private List<Long> releasedBefore(OffsetDateTime moment) {
        return jdbc.sql("SELECT manifest_id FROM released_manifest WHERE released_at < ? FETCH FIRST " + Rows.BATCH
                        + " ROWS ONLY")
                .param(moment)
                .query(Long.class)
                .list();
    }

    private void deleteOrKeep(List<Long> manifests) {
        List<Long> unheld = unheld(manifests);
        if (!unheld.isEmpty()) {
            delete("manifest_child WHERE manifest_id", unheld);
        }
        delete("released_manifest WHERE manifest_id", manifests);
        if (!unheld.isEmpty()) {
            delete("manifest WHERE id", unheld);
        }
    }

    private void delete(String which, List<Long> ids) {
        jdbc.sql("DELETE FROM " + which + " IN (:ids)").param("ids", ids).update();
    }
}
