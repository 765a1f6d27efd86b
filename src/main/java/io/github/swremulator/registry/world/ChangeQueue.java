package io.github.swremulator.registry.world;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets changes wait for each other before they take a connection to the database, so that readers find one: the changes of a
 * session run one after the other, and those of all sessions share a third of the connections.
 */
@Component
class ChangeQueue {

    private final long maxWaitNanos;
    private final LoadingCache<SessionName, ReentrantLock> turns =
            Caffeine.newBuilder().weakValues().build(session -> new ReentrantLock(true));
    private final Semaphore connections;
    private final StoreSpace space;

    /** Returns false when the time was over first. */
    private interface Acquisition {

        boolean tryFor(long nanos) throws InterruptedException;
    }

    ChangeQueue(ConnectionLimits.Settings settings, DataSource pool, StoreSpace space) {
        this.space = space;
        this.maxWaitNanos = settings.maxWait().toNanos();
        this.connections = new Semaphore(
                pool instanceof HikariDataSource hikari ? Math.max(1, hikari.getMaximumPoolSize() / 3) : 1, true);
    }

    /**
     * Runs a change in its turn.
     *
     * @param change takes how many milliseconds it may wait for the locks of other instances
     * @throws CannotAcquireLockException when others take longer than {@code swr.store.max-wait}
     * @throws DataAccessResourceFailureException when the disk is full
     */
    <T> T run(SessionName session, LongFunction<T> change) {
        long end = System.nanoTime() + maxWaitNanos;
        ReentrantLock turn = turns.get(session);
        acquire(end, nanos -> turn.tryLock(nanos, TimeUnit.NANOSECONDS));
        try {
            acquire(end, nanos -> connections.tryAcquire(nanos, TimeUnit.NANOSECONDS));
            try {
                space.require();
                return change.apply(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            } finally {
                connections.release();
            }
        } finally {
            turn.unlock();
        }
    }

    private static void acquire(long end, Acquisition acquisition) {
        try {
            if (!acquisition.tryFor(end - System.nanoTime())) {
                throw new CannotAcquireLockException("other changes take longer than swr.store.max-wait");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("interrupted while waiting for other changes", e);
        }
    }
}
