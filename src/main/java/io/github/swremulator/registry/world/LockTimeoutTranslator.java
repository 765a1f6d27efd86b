package io.github.swremulator.registry.world;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/** Recognizes that a statement waited for a lock in vain, which Spring does on neither database. */
@Component
class LockTimeoutTranslator extends SQLExceptionSubclassTranslator {

    /** PostgreSQL's, and H2's. */
    private static final Set<String> STATES = Set.of("55P03", "HYT00");

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException e) {
        return e.getSQLState() != null && STATES.contains(e.getSQLState())
                // Without a cause, since H2 tells the row that is locked, with the secret key of its session.
                ? new CannotAcquireLockException("another change takes longer than swr.store.max-wait")
                : super.doTranslate(task, sql, e);
    }
}
