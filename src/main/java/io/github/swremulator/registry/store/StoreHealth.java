package io.github.swremulator.registry.store;

import static java.util.Objects.requireNonNullElse;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Asks the store a statement, on a connection that no call can use up. That H2 calls a connection valid says nothing of the store
 * behind it.
 */
@Component("dbHealthIndicator")
class StoreHealth implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(StoreHealth.class);
    private static final int SECONDS = 5;

    private final DataSource store;
    private final DataFolder folder;
    private final ApplicationEventPublisher events;
    private long askedAt;
    /** Why the store is down, or null. */
    private @Nullable String problem;

    StoreHealth(DataSource store, DataFolder folder, ApplicationEventPublisher events) {
        this.store = store;
        this.folder = folder;
        this.events = events;
        this.askedAt = System.nanoTime();
    }

    @Override
    public Health health() {
        String found = problem(System.nanoTime());
        return found == null
                ? Health.up().build()
                : Health.down().withDetail("error", found).build();
    }

    /** Those who wait for an answer of the store share the next one. */
    private synchronized @Nullable String problem(long now) {
        if (now - askedAt >= 0) {
            askedAt = System.nanoTime();
            report(ask());
        }
        return problem;
    }

    private void report(@Nullable String found) {
        if (!Objects.equals(found, problem)) {
            if (found == null) {
                log.info("The store answers again");
            } else {
                log.error("The store is not ready: {}", found);
            }
            problem = found;
        }
    }

    private @Nullable String ask() {
        HikariDataSource pool = (HikariDataSource) store;
        boolean isInMemory = String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:h2:mem:");
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), settings(pool));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT seeded_at FROM store");
            return folder.lossAtTheEnd();
        } catch (SQLException e) {
            if (isInMemory) {
                // Its data are lost, and only a restart creates them again.
                AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
            }
            return String.valueOf(e.getMessage());
        }
    }

    private static Properties settings(HikariDataSource pool) {
        Properties settings = new Properties();
        pool.getDataSourceProperties().forEach((name, value) -> settings.setProperty((String) name, value.toString()));
        settings.setProperty("user", requireNonNullElse(pool.getUsername(), ""));
        settings.setProperty("password", requireNonNullElse(pool.getPassword(), ""));
        if (pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            for (String timeout : new String[] {"loginTimeout", "connectTimeout", "socketTimeout"}) {
                settings.setProperty(timeout, String.valueOf(SECONDS));
            }
        }
        return settings;
    }
}
