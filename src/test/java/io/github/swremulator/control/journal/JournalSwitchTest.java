package io.github.swremulator.control.journal;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.SettingsBinding;
import io.github.swremulator.control.ControlGuard;
import io.github.swremulator.control.session.PerSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Import;

/** The settings that switch the journal and the findings on and off. */
class JournalSwitchTest {

    private static final String MISUSED = tags("namespace", "busybox") + "?limit=1";

    @ConfigurationPropertiesScan("io.github.swremulator.control")
    @Import({ServerProperties.class, ControlGuard.class, Journal.class, PerSession.Memories.class})
    static class Settings {}

    @ParameterizedTest
    @CsvSource({
        "true, 1, true",
        "yes, on, true",
        "on, yes, true",
        "1, true, true",
        "false, true, false",
        "no, true, false",
        "0, true, false",
        "off, true, false",
        "true, false, false",
        "true, no, false"
    })
    void isOnOrOffInEachSpelling(String journal, String control, boolean isOn) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("swr.journal.enabled=" + journal, "swr.control.enabled=" + control)
                .run(context ->
                        assertThat(context.getBean(Journal.class).isOn()).isEqualTo(isOn));
    }

    @Test
    @EmulatorTest
    void isOnByDefault(Emulator on) {
        on.get(MISUSED);
        for (String path : List.of("/requests", "/findings")) {
            assertThat(on.control().json(path).get("total").intValue()).isEqualTo(1);
        }
    }

    @Test
    @EmulatorTest("swr.journal.enabled=false")
    void answers404WhenItIsOff(Emulator off) {
        off.get(MISUSED);
        for (String path : List.of("/requests", "/findings")) {
            assertThat(off.control().get(path).statusCode()).isEqualTo(404);
            assertThat(off.control().get(path).body()).contains("swr.journal.enabled");
            assertThat(off.control().delete(path).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"swr.journal.enabled", "swr.control.enabled"})
    void failsTheStartWhenItIsNeitherOnNorOff(String name) {
        assertThat(SettingsBinding.refusal(name + "=maybe"))
                .contains(name)
                .contains("maybe")
                .doesNotContain("\tat ");
    }
}
