package io.github.swremulator.control.data;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots of the data. */
@OnEachDatabase
@EmulatorTest
class SnapshotTest {

    private final Emulator emulator;
    private final ControlClient control;

    SnapshotTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    @AfterEach
    void deleteSnapshots() {
        control.deleteSnapshots();
    }

    @Test
    void isTakenRestoredAndDeleted() {
        control.post("/data", "group/more: [v1]");
        String kept = data();
        HttpResponse<String> taken = control.put("/snapshots/with-more", "");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        control.put("/data", "{}");
        control.post("/snapshots/with-more", "");
        assertThat(data()).isEqualTo(kept);
        control.post("/data", "group/more: [v2]");
        control.post("/snapshots/with-more", "");
        assertThat(data()).as("a snapshot does not change").isEqualTo(kept);
        assertThat(control.get("/snapshots").body()).isEqualTo("[" + taken.body() + "]");
        assertThat(control.get("/snapshots/with-more").body()).isEqualTo(taken.body());
        assertThat(control.delete("/snapshots/with-more").statusCode()).isEqualTo(204);
        for (String method : List.of("GET", "POST", "DELETE")) {
            assertThat(control.send(method, "/snapshots/with-more", "").statusCode())
                    .isEqualTo(404);
        }
        assertThat(data()).isEqualTo(kept);
    }

    @Test
    void refusesInvalidNames() {
        assertThat(control.put("/snapshots/-a", "").statusCode()).isEqualTo(400);
        assertThat(control.put("/snapshots/" + "a".repeat(129), "").statusCode())
                .isEqualTo(400);
        assertThat(control.get("/snapshots").body()).isEqualTo("[]");
    }

    @Test
    void refusesMoreSnapshotsThanTheLimit() {
        emulator.seed("group/busybox: [v1, v2, latest]");
        for (int n = 0; n < 60; n++) {
            control.post("/data", "group/busybox: [\"" + n + "\"]");
            assertThat(control.put("/snapshots/" + n, "").statusCode()).isEqualTo(200);
        }
        assertThat(snapshots()).hasSize(60);
        for (int n : new int[] {59, 0, 30}) {
            control.post("/snapshots/" + n, "");
            // With the three tags of the seed.
            assertThat(emulator.get(tags("group", "busybox")).headers().firstValue("Content-Range"))
                    .contains("0-" + (n + 4) + "/" + (n + 4));
        }
    }

    private List<String> snapshots() {
        return control.json("/snapshots")
                .valueStream()
                .map(snapshot -> snapshot.get("name").stringValue())
                .toList();
    }

    private String data() {
        return control.get("/data").body();
    }
}
