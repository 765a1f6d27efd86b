package io.github.swremulator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.swremulator.Emulator;
import io.github.swremulator.settings.SettingsCheck.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** An unknown setting stops the start; a known one is accepted in every form that Spring Boot accepts. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsCheckTest {

    @Test
    void stopsTheStartWithAMessageWithoutAStackTrace(CapturedOutput log) {
        assertThatExceptionOfType(SettingsCheck.UnknownSettingException.class)
                .isThrownBy(() ->
                        Emulator.start("swr.seed-mod=always", "swr.sede=none").close())
                .withMessageContaining("swr.sede (");
        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("Unknown setting:")
                .contains("swr.seed-mod (command line), did you mean \"swr.seed-mode\"?")
                .doesNotContain("always")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SWR_SEED", "swr_seed"})
    void suggestsThePropertyOfAVariableOnTheCommandLine(String name) {
        assertThatExceptionOfType(SettingsCheck.UnknownSettingException.class)
                .isThrownBy(() -> check(new SimpleCommandLinePropertySource("--" + name + "=none")))
                .withMessage(name + " (command line), did you mean \"swr.seed\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SWR_SEDE | SWR_SEDE (environment), did you mean \"SWR_SEED\"?",
                "SWR_API_EDITON | SWR_API_EDITON (environment), did you mean \"SWR_API_EDITION\"?",
                "SWR_NOTHING_OF_THE_KIND | SWR_NOTHING_OF_THE_KIND (environment)",
                "SWR_S_E_E_D | SWR_S_E_E_D (environment)",
                "SWR_SEED_0 | SWR_SEED_0 (environment), did you mean \"SWR_SEED\"?",
                "swr.sede | swr.sede (system), did you mean \"swr.seed\"?"
            })
    void reportsAnUnknownVariable(String name, String message) {
        assertThatExceptionOfType(SettingsCheck.UnknownSettingException.class)
                .isThrownBy(() -> check(new SystemEnvironmentPropertySource("system", Map.of(name, "x"))))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SWR_SEED",
                "SWR_SEED_MODE",
                "SWR_SEEDMODE",
                "SWR_ACCESS_USERS_0_ACCESSKEY",
                "swr_seed_mode",
                "SWR_API_ERROR_FORMAT",
                "SWR_API_ERRORFORMAT",
                "SWR",
                "SWRX",
                "SWR_PORT",
                "SWR_SERVICE_HOST",
                "SWR_EMULATOR_SERVICE_HOST",
                "SWR_EMULATOR_SERVICE_PORT_HTTP",
                "SWR_EMULATOR_PORT_8080_TCP_ADDR"
            })
    void acceptsAVariableThatIsKnownOrNotTheEmulators(String name) {
        assertThatNoException()
                .isThrownBy(() -> check(new SystemEnvironmentPropertySource("system", Map.of(name, "x"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"swr.seed-mode", "swr.seedMode", "swr.seed_mode", "SWR.SEED-MODE", "swrx.seed", "server.port"})
    void acceptsAPropertyThatIsKnownOrNotTheEmulators(String name) {
        assertThatNoException().isThrownBy(() -> check(new MapPropertySource("file", Map.of(name, "x"))));
    }

    @Test
    void acceptsTheElementsOfListsAndMaps() {
        Setting list = new Setting("swr.some-list", true);
        assertThat(List.of("swr.some-list", "swr.some-list[0]", "swr.someList[0].name", "swr.some-list.key"))
                .allMatch(list::isProperty);
        assertThat(List.of("SWR_SOME_LIST_0", "SWR_SOMELIST_0_NAME")).allMatch(list::isVariable);
        assertThat(list.isProperty("swr.some-lists")).isFalse();
        assertThat(list.isVariable("SWR_SOME_LISTS")).isFalse();
    }

    @Test
    void reportsTheLineOfAnUnknownPropertyInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.properties"), "server.port=0\nswr.sede=none\n");
        StandardEnvironment environment =
                environment(new SimpleCommandLinePropertySource("--spring.config.import=" + file));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThatExceptionOfType(SettingsCheck.UnknownSettingException.class)
                .isThrownBy(() -> check(environment))
                .withMessageMatching("swr\\.sede \\(.*mine\\.properties.* - 2:10\\), did you mean \"swr\\.seed\"\\?");
    }

    private static void check(PropertySource<?> source) {
        check(environment(source));
    }

    private static StandardEnvironment environment(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(source);
        return environment;
    }

    private static void check(StandardEnvironment environment) {
        SettingsCheck check = new SettingsCheck();
        check.setEnvironment(environment);
        check.postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
