package io.github.swremulator.registry.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnfinishedWorkTest {

    private final AtomicInteger exits = new AtomicInteger();

    @Test
    void endsAnExitingProcessThatIsStillUsingAConnection() throws SQLException {
        try (HikariDataSource pool = pool();
                Connection used = pool.getConnection()) {
            assertThat(used.isClosed()).isFalse();
            close(pool, true);
            assertThat(exits).hasValue(1);
        }
    }

    @Test
    void waitsWhereTheProcessGoesOn() throws SQLException {
        try (HikariDataSource pool = pool();
                Connection used = pool.getConnection()) {
            assertThat(used.isClosed()).isFalse();
            close(pool, false);
            assertThat(exits).hasValue(0);
        }
    }

    @Test
    void letsAnExitingProcessEndAsUsualWhenNothingIsUnfinished() throws SQLException {
        try (HikariDataSource pool = pool()) {
            close(pool, true);
            pool.getConnection().close();
            close(pool, true);
            assertThat(exits).hasValue(0);
        }
    }

    private void close(HikariDataSource pool, boolean isExiting) {
        UnfinishedWork work = new UnfinishedWork(() -> isExiting, exits::incrementAndGet);
        assertThat(work.requiresDestruction(pool)).isTrue();
        work.postProcessBeforeDestruction(pool, "dataSource");
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:unfinished");
        pool.setMaximumPoolSize(2);
        return pool;
    }
}
