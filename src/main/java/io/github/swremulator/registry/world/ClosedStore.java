package io.github.swremulator.registry.world;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Gives up all connections when H2 has closed the store, such as on a full disk: they stay closed, but look sound to the pool. The
 * next connection opens the store again.
 */
final class ClosedStore implements SQLExceptionOverride {

    private static final Logger log = LoggerFactory.getLogger(ClosedStore.class);

    /** H2's internal errors, those of its file, and that the store is closed. */
    private static final Set<Integer> ERRORS = Set.of(50000, 90028, 90030, 90031, 90098);

    private final HikariDataSource pool;
    /** All connections report the same one. */
    private final AtomicReference<Throwable> lastCause = new AtomicReference<>();

    ClosedStore(HikariDataSource pool) {
        this.pool = pool;
    }

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException e) {
        if (!ERRORS.contains(e.getErrorCode())) {
            return SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        if (lastCause.getAndSet(cause) != cause) {
            log.error("H2 has closed the store, and opens it again as soon as it can: {}", cause.toString());
        }
        pool.getHikariPoolMXBean().softEvictConnections();
        return SQLExceptionOverride.Override.MUST_EVICT;
    }
}
