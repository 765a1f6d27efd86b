package io.github.swremulator.registry;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Deletes, in the background, the rows of generations that nothing can show again. */
@Component
class GenerationCollector implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(GenerationCollector.class);

    /** So many rows in one transaction, so that none is long. */
    private static final int BATCH = 1000;

    /** A generation of changes points into its base, which is older: the newest goes first. */
    private static final String UNREACHABLE = """
            SELECT id FROM generation g
            WHERE NOT EXISTS (SELECT 1 FROM catalog_state s WHERE g.id IN (s.seed_id, s.base_id, s.changes_id))
            AND NOT EXISTS (SELECT 1 FROM snapshot s WHERE s.generation_id = g.id)
            ORDER BY id DESC""";

    /** Those that point to others first. */
    private static final List<String> TABLES = List.of(
            "tag_section",
            "tag",
            "manifest",
            "permission",
            "image_repository_details",
            "image_repository",
            "organization");

    private final JdbcClient jdbc;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "generation-collector"));
    private final AtomicBoolean waiting = new AtomicBoolean();

    GenerationCollector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After the exchange was committed. */
    @TransactionalEventListener
    void collectSoon(GenerationsExchanged exchanged) {
        collectSoon();
    }

    /** What a process that was killed left behind. */
    @EventListener(ApplicationReadyEvent.class)
    void collectSoon() {
        if (waiting.compareAndSet(false, true)) {
            background.execute(this::collect);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        background.shutdownNow();
        if (!background.awaitTermination(1, TimeUnit.SECONDS)) {
            log.debug("a deletion goes on while the emulator ends");
        }
    }

    /** What fails now is tried again after the next exchange; that another instance is at it is no matter. */
    private void collect() {
        waiting.set(false);
        try {
            List<Long> unreachable = jdbc.sql(UNREACHABLE).query(Long.class).list();
            unreachable.forEach(this::delete);
        } catch (PessimisticLockingFailureException | DataIntegrityViolationException e) {
            log.debug("another instance deletes generations, too", e);
        } catch (DataAccessException e) {
            log.warn("Data that nothing shows any more were not deleted, and take space until the next change", e);
        }
    }

    private void delete(long generation) {
        for (String table : TABLES) {
            while (!Thread.currentThread().isInterrupted() && deleteRows(table, generation) == BATCH) {
                log.debug("deleted {} rows of {}", BATCH, table);
            }
        }
        jdbc.sql("DELETE FROM generation WHERE id = ?").param(generation).update();
    }

    /** Not in one statement: H2 runs a query inside a deletion once for each row. */
    private int deleteRows(String table, long generation) {
        List<Long> ids = jdbc.sql(
                        "SELECT id FROM " + table + " WHERE generation_id = ? FETCH FIRST " + BATCH + " ROWS ONLY")
                .param(generation)
                .query(Long.class)
                .list();
        return ids.isEmpty()
                ? 0
                : jdbc.sql("DELETE FROM " + table + " WHERE id IN (:ids)")
                        .param("ids", ids)
                        .update();
    }
}
