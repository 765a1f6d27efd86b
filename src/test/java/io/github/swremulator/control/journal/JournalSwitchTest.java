package io.github.swremulator.control.journal;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.ControlCalls.delete;
import static io.github.swremulator.control.ControlCalls.get;
import static io.github.swremulator.control.ControlCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.github.swremulator.Emulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

/** The settings that switch the journal and the findings on and off, as they may be written. */
class JournalSwitchTest {

    private static final String MISUSED = tags("namespace", "busybox") + "?limit=1";

    @ParameterizedTest
    @CsvSource({"true, 1", "yes, on", "on, yes", "1, true"})
    void isOnHoweverItIsWritten(String journal, String control) {
        try (Emulator on = Emulator.start("swr.journal.enabled=" + journal, "swr.control.enabled=" + control)) {
            on.get(MISUSED);
            for (String path : List.of("/_emulator/requests", "/_emulator/findings")) {
                assertThat(json(get(on, path)).get("total").intValue()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "0"})
    void isSaidToBeOffHoweverItIsWritten(String written) {
        try (Emulator off = Emulator.start("swr.journal.enabled=" + written)) {
            off.get(MISUSED);
            for (String path : List.of("/_emulator/requests", "/_emulator/findings")) {
                assertThat(get(off, path).status()).isEqualTo(404);
                assertThat(get(off, path).body()).contains("swr.journal.enabled");
                assertThat(delete(off, path).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void isOffWhereNobodyCouldAskForIt() {
        assertThat(new JournalSwitch(settings(true), () -> false).isOn()).isFalse();
        assertThat(new JournalSwitch(settings(false), () -> true).isOn()).isFalse();
        assertThat(new JournalSwitch(settings(true), () -> true).isOn()).isTrue();
    }

    private static JournalSettings settings(boolean enabled) {
        return new JournalSettings(enabled, 1, DataSize.ofMegabytes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"swr.journal.enabled", "swr.control.enabled"})
    @ExtendWith(OutputCaptureExtension.class)
    void stopsTheStartWithAMessageWhenItIsNeitherOnNorOff(String name, CapturedOutput log) {
        assertThatException().isThrownBy(() -> Emulator.start(name + "=maybe").close());
        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains(name)
                .contains("maybe")
                .doesNotContain("\tat ");
    }
}
