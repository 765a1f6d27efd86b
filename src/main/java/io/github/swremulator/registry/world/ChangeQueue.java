package io.github.swremulator.registry.world;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/**
 * Where changes wait for each other before they take a connection to the database, so that whoever reads finds one: those of
 * one session one after the other, and all sessions' for a third of the connections.
 */
@Component
class ChangeQueue {

    private final long maxWaitNanos;
    private final LoadingCache<SessionName, ReentrantLock> turns =
            Caffeine.newBuilder().weakValues().build(session -> new ReentrantLock(true));
    private final Semaphore connections;

    ChangeQueue(StoreSettings settings, DataSource pool) {
        this.maxWaitNanos = settings.maxWait().toNanos();
        this.connections = new Semaphore(connections(pool), true);
    }

    private static int connections(DataSource pool) {
        return pool instanceof HikariDataSource hikari ? Math.max(1, hikari.getMaximumPoolSize() / 3) : 1;
    }

    /** @throws CannotAcquireLockException when others take longer than a change may wait */
    <T> T run(SessionName session, Supplier<T> change) {
        long end = System.nanoTime() + maxWaitNanos;
        Lock turn = turns.get(session);
        try {
            require(turn.tryLock(maxWaitNanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return connected(end, change);
        } finally {
            turn.unlock();
        }
    }

    private <T> T connected(long end, Supplier<T> change) {
        try {
            require(connections.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return change.get();
        } finally {
            connections.release();
        }
    }

    private static void require(boolean isMyTurn) {
        if (!isMyTurn) {
            throw new CannotAcquireLockException("other changes take longer than swr.store.max-wait");
        }
    }

    private static CannotAcquireLockException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CannotAcquireLockException("interrupted while other changes were made", e);
    }
}
