package io.github.swremulator.control.reset;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reset resets besides the data, and what it keeps. */
@EmulatorTest
class ResetTest {

    /** By part, a string that it shows only after a change. */
    private static final Map<String, String> OF_THE_TEST = Map.of(
            "clock", "2001-01-01",
            "faults", "of-the-test",
            "findings", "limit-without-offset",
            "requests", "ListRepositoryTags");

    private final Emulator emulator;
    private final ControlClient control;

    ResetTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    void changeEverything() {
        assertThat(changed()).isEmpty();
        control.put("/clock", "{\"now\":\"2001-01-01T00:00:00Z\",\"frozen\":true}");
        control.put("/faults", "{\"id\":\"of-the-test\",\"then\":{\"delay\":\"1ms\"}}");
        emulator.get(tags("namespace", "busybox") + "?limit=1");
        assertThat(changed()).containsExactly("clock", "faults", "findings", "requests");
    }

    /** The parts that are not as they were after the start. */
    private List<String> changed() {
        return OF_THE_TEST.keySet().stream()
                .filter(part -> control.get("/" + part).body().contains(OF_THE_TEST.get(part)))
                .sorted()
                .toList();
    }

    @Test
    void resetsEverything() {
        assertThat(control.post("/reset", "").statusCode()).isEqualTo(204);
        assertThat(changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "faults; faults",
                "clock; clock",
                "requests; findings,requests",
                "clock,faults; clock,faults",
                "faults,requests,clock; clock,faults,findings,requests"
            })
    void keepsTheParts(String keep, String kept) {
        assertThat(control.post("/reset?keep=" + keep, "").statusCode()).isEqualTo(204);
        assertThat(changed()).containsExactly(kept.split(",", -1));
    }

    @Test
    void resetsNothingWhenRefused() {
        control.put("/data", "group/kept: [v1]");
        assertThat(control.post("/reset?keep=clocks", "").statusCode()).isEqualTo(400);
        assertThat(changed()).containsExactly("clock", "faults", "findings", "requests");
        assertThat(control.get("/data").body()).contains("group/kept");
    }

    @Test
    void restoresTheRulesOfTheSettings(Emulators emulators) {
        ControlClient slow = emulators.with("swr.faults=slow").control();
        assertThat(slow.get("/faults").body()).contains("lognormal");
        slow.delete("/faults");
        assertThat(slow.get("/faults").body()).doesNotContain("lognormal");
        slow.post("/reset", "");
        assertThat(slow.get("/faults").body()).contains("lognormal");
    }
}
