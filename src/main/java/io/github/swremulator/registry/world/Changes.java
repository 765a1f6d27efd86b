package io.github.swremulator.registry.world;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the changes of a store that only this process can write: one of H2 inside the process. So what was read may be used again
 * without a statement as long as the number is the same.
 */
@Component
public class Changes {

    /** There is no number: other processes may write as well, or a change is being committed. */
    public static final long UNKNOWN = -1;

    /** By the address of the store, which several emulators in a process may share. */
    private static final Map<String, Count> COUNTS = new ConcurrentHashMap<>();

    /** Null where other processes may write. */
    private final @Nullable Count count;

    /** Equal numbers, read in this order, mean that no commit was under way in between. */
    private record Count(AtomicLong ended, AtomicLong begun) {

        Count() {
            this(new AtomicLong(), new AtomicLong());
        }
    }

    Changes(DataSource store) throws SQLException {
        String url = String.valueOf(store.unwrap(HikariDataSource.class).getJdbcUrl());
        this.count = isOwn(url.toLowerCase(Locale.ROOT)) ? COUNTS.computeIfAbsent(url, unknown -> new Count()) : null;
    }

    private static boolean isOwn(String url) {
        return url.startsWith("jdbc:h2:") && !url.matches("jdbc:h2:(tcp|ssl):.*|.*;auto_server=true.*");
    }

    /** The number of changes so far, or {@link #UNKNOWN}. */
    public long number() {
        if (count == null) {
            return UNKNOWN;
        }
        long ended = count.ended.get();
        return count.begun.get() == ended ? ended : UNKNOWN;
    }

    /** Counts the current transaction when it is committed: before it can be seen, until all see it. */
    void countThis() {
        if (count == null) {
            return;
        }
        Count counted = count;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            private boolean hasBegun;

            @Override
            public void beforeCommit(boolean isReadOnly) {
                hasBegun = true;
                counted.begun.incrementAndGet();
            }

            @Override
            public void afterCompletion(int status) {
                if (hasBegun) {
                    counted.ended.incrementAndGet();
                }
            }
        });
    }
}
