package io.github.swremulator.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.settings.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Status;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class StoreHealthTest {

    private final List<Object> events = new ArrayList<>();

    /** A store in memory is made again, but empty, by the next connection. */
    @Test
    void isNeitherReadyNorAliveIfAStoreInMemoryIsLost() {
        TestStore store = TestStore.create(Database.H2);
        store.migrateTo("latest");
        StoreHealth health = health(store);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        store.execute("SHUTDOWN IMMEDIATELY");
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(events)
                .singleElement()
                .extracting(event -> ((AvailabilityChangeEvent<?>) event).getState())
                .isEqualTo(LivenessState.BROKEN);
    }

    /** A restart would not help. */
    @Test
    void isAliveIfAnotherServerIsDown() {
        StoreHealth health = health(new TestStore("jdbc:postgresql://127.0.0.1:1/swr", "sa", ""));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(events).isEmpty();
    }

    private StoreHealth health(TestStore store) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(store.url());
        pool.setUsername(store.user());
        pool.setPassword(store.password());
        return new StoreHealth(
                pool,
                new DataFolder(new MockEnvironment(), new DataDirectory(Path.of("unused"), DataSize.ofMegabytes(1))),
                events::add);
    }
}
