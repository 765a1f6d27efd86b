package io.github.swremulator.control.data;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.TestStore;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/** A change waits for one that is made, but not for ever; who reads waits for none. */
@EmulatorTest
class BusyStoreTest {

    @Test
    void aChangeGivesUpAndSaysSoWhileAnotherTakesLong(Emulator emulator) throws Exception {
        // H2's own time to wait, since no test has half a minute.
        TestStore store = emulator.store();
        try (Connection other = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            ControlClient control = emulator.control();
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM catalog_state FOR UPDATE");
            HttpResponse<String> reply = control.post("/data", "group/busybox: [v9]");
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.body()).contains("another change of the data takes long");
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
}
