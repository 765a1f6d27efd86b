package io.github.swremulator.control.data;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.TestSession;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A change waits for another one for a limited time; reads never wait. */
@OnEachDatabase
@EmulatorTest("swr.store.max-wait=1s")
class BusyStoreTest {

    @Test
    void refusesAChangeWhenAnotherTakesTooLong(Emulator emulator) throws Exception {
        try (Connection other = emulator.store().connect()) {
            ControlClient control = emulator.control();
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM session FOR UPDATE");
            HttpResponse<String> reply = control.post("/data", "group/busybox: [v9]");
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.body()).contains("another change of the data is taking too long");
            assertThat(emulator.get(tags("group", "busybox")).body()).doesNotContain("v9");
            control.put("/faults", "{\"id\":\"of-the-test\",\"then\":{\"delay\":\"1ms\"}}");
            assertThat(control.post("/reset", "").statusCode()).isEqualTo(503);
            assertThat(control.get("/faults").body()).contains("of-the-test");
            assertThat(control.get("/requests").body()).contains("\"total\":1");
            other.rollback();
            assertThat(control.post("/data", "group/busybox: [v9]").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesOnlyChangesOfTheSameSession(Emulator emulator) throws Exception {
        try (Connection other = emulator.store().connect();
                TestSession held = TestSession.open(emulator, "{\"name\":\"held\",\"seed\":\"group/app: [v0]\"}");
                TestSession free = TestSession.open(emulator, "{\"seed\":\"group/app: [v0]\"}")) {
            String point = "{\"source_tag\":\"v0\",\"destination_tag\":\"v1\"}";
            emulator.seed("group/app: [v0]");
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM session WHERE name = 'held' FOR UPDATE");
            assertBusy(held.send("POST", tags("group", "app"), point));
            assertBusy(held.send("DELETE", tags("group", "app") + "/v0", ""));
            assertThat(held.control("PUT", "/snapshots/one", "").statusCode()).isEqualTo(503);
            assertThat(emulator.control().delete("/sessions/held").statusCode()).isEqualTo(503);
            assertThat(free.send("POST", tags("group", "app"), point).statusCode())
                    .isEqualTo(201);
            assertThat(emulator.send("POST", tags("group", "app"), point).statusCode())
                    .isEqualTo(201);
            other.rollback();
            assertThat(held.control("GET", "/snapshots", "").body()).isEqualTo("[]");
            assertThat(held.get(tags("group", "app")).headers().firstValue("Content-Range"))
                    .contains("0-1/1");
            assertThat(held.send("POST", tags("group", "app"), point).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void leavesReadersAndHealthAlone(Emulator emulator) throws Exception {
        try (Connection other = emulator.store().connect()) {
            emulator.seed("group/app: [v0]");
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM session FOR UPDATE");
            List<CompletableFuture<Integer>> writers = new ArrayList<>();
            // Three times the connections of the pool.
            for (int n = 0; n < 12; n++) {
                String point = "{\"source_tag\":\"v0\",\"destination_tag\":\"w" + n + "\"}";
                writers.add(CompletableFuture.supplyAsync(
                        () -> emulator.send("POST", tags("group", "app"), point).statusCode()));
            }
            while (writers.stream().noneMatch(CompletableFuture::isDone)) {
                assertThat(emulator.get(tags("group", "app")).statusCode()).isEqualTo(200);
                assertThat(emulator.get("/v2/manage/namespaces").statusCode()).isEqualTo(200);
                assertThat(emulator.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
            }
            assertThat(writers).allMatch(writer -> writer.join() == 409);
        }
    }

    @Test
    void isReadyEvenIfCallsUseAllConnections(Emulator emulator) throws Exception {
        DataSource pool = emulator.bean("dataSource", DataSource.class);
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection();
                Connection third = pool.getConnection();
                Connection fourth = pool.getConnection()) {
            assertThat(List.of(first, second, third, fourth))
                    .hasSize(pool.unwrap(HikariDataSource.class).getMaximumPoolSize());
            assertThat(emulator.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    private static void assertBusy(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(409);
        assertThat(reply.body()).contains("\"SVCSTG.SWR.4090023\"", "another change is still running");
    }
}
