package io.github.swremulator.registry.world;

import com.zaxxer.hikari.HikariDataSource;
import io.github.swremulator.settings.SettingValue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/**
 * Limits how long a statement waits for the lock of another instance's change, or for a network that does not answer, and gives
 * up dead connections.
 */
@Component
class ConnectionLimits implements BeanPostProcessor {

    /** Longer than any statement takes, such as the copy of a million tags. */
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(2);

    /** Both databases understand this form. */
    private static final String LOCK_TIMEOUT = "SET LOCK_TIMEOUT = ";

    private final Environment environment;

    /**
     * How the store is shared.
     *
     * @param maxWait how long a change waits for others of its session before it is refused
     */
    @ConfigurationProperties("swr.store")
    record Settings(@DefaultValue("30s") Duration maxWait) {

        Settings {
            SettingValue.require(
                    maxWait.toMillis() >= 1 && maxWait.compareTo(Duration.ofHours(1)) <= 0,
                    "swr.store.max-wait",
                    maxWait,
                    "must be a time span from 1ms to 1h");
        }
    }

    ConnectionLimits(Environment environment) {
        this.environment = environment;
    }

    /** Limits how long a transaction waits for a lock; one that waited before has less time left. */
    static void limitWaits(JdbcClient jdbc, long millis) {
        jdbc.sql(LOCK_TIMEOUT + millis).update();
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            Duration maxWait = Binder.get(environment)
                    .bindOrCreate("swr.store", Settings.class)
                    .maxWait();
            pool.setConnectionInitSql(LOCK_TIMEOUT + maxWait.toMillis());
            pool.setExceptionOverride(new ClosedStore(pool));
            if (String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
                Duration longest = maxWait.plus(LONGEST_STATEMENT);
                pool.setConnectionInitSql(
                        pool.getConnectionInitSql() + "; SET STATEMENT_TIMEOUT = " + longest.toMillis());
                // Parameters of the URL have precedence. The server ends a statement first, if it still can.
                pool.addDataSourceProperty(
                        "socketTimeout", longest.plusSeconds(10).toSeconds());
                pool.addDataSourceProperty("tcpKeepAlive", true);
            }
        }
        return bean;
    }

    /** Recognizes lock timeouts, which Spring's own translators do on neither database. */
    @Component
    static class LockTimeoutTranslator extends SQLExceptionSubclassTranslator {

        /** Of PostgreSQL and H2. */
        private static final Set<String> SQL_STATES = Set.of("55P03", "HYT00");

        @Override
        protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException e) {
            return e.getSQLState() != null && SQL_STATES.contains(e.getSQLState())
                    // Without the cause, since H2's message shows the locked row, with the secret key of its session.
                    ? new CannotAcquireLockException("another change takes longer than swr.store.max-wait")
                    : super.doTranslate(task, sql, e);
        }
    }
}
