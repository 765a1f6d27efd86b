package io.github.swremulator.control.clock;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every time that the emulator shows is that of the clock. */
@EmulatorTest
class FrozenClockTest {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final String FIRST = "2041-02-03T04:05:06.789Z";
    private static final String LAST = "2041-02-03T05:05:06.789Z";

    private final Emulator emulator;
    private final ControlClient control;

    FrozenClockTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    void freeze() {
        control.put("/clock", "{\"now\":\"" + FIRST + "\",\"frozen\":true}");
        emulator.get(BUSYBOX + "?limit=1");
        control.put("/clock", "{\"advance\":\"1h\"}");
        emulator.get(BUSYBOX + "?limit=2");
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }

    @Test
    void isInTheJournal() {
        JsonNode requests = control.json("/requests").get("requests");
        assertThat(requests.get(0).get("time").stringValue()).isEqualTo(FIRST);
        assertThat(requests.get(1).get("time").stringValue()).isEqualTo(LAST);
        assertThat(control.json("/requests?since=" + LAST).at("/requests/0/id"))
                .isEqualTo(requests.get(1).get("id"));
    }

    @Test
    void isInTheFindings() {
        JsonNode finding = control.json("/findings").at("/findings/0");
        assertThat(finding.get("first_time").stringValue()).isEqualTo(FIRST);
        assertThat(finding.get("last_time").stringValue()).isEqualTo(LAST);
    }

    @Test
    void isInASnapshot() {
        assertThat(json(control.put("/snapshots/frozen", "")).get("taken").stringValue())
                .isEqualTo(LAST);
        assertThat(control.json("/snapshots/frozen").get("taken").stringValue()).isEqualTo(LAST);
        assertThat(control.delete("/snapshots/frozen").statusCode()).isEqualTo(204);
    }

    @Test
    void isInATagThatIsPushed() {
        HttpResponse<String> reply = emulator.get(BUSYBOX, "X-Emulator-Fault", "{\"change\":\"push\"}");
        assertThat(json(reply).valueStream())
                .filteredOn(tag -> tag.get("Tag").stringValue().startsWith("pushed-"))
                .singleElement()
                .satisfies(tag -> {
                    assertThat(tag.get("created").stringValue()).isEqualTo(LAST);
                    assertThat(tag.get("updated").stringValue()).isEqualTo(LAST);
                });
    }
}
