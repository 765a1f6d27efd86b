package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "swr.api.edition=2019, an edition is 2018 or current",
        "swr.api.registry-host=http://host/, must be a host name",
        "swr.api.internal-host=, must be a host name",
        "swr.api.account-id=me, must be 32 lower-case hexadecimal digits",
        "swr.api.tag-match=fuzzy, fuzzy",
        "swr.seed=, 'must be a file, a folder, example or none'",
        "swr.seed-mode=twice, twice",
        "swr.access.mode=closed, closed",
        "swr.faults=fuzzy, fuzzy",
        "swr.control.faults.max-rules=0, must be greater than or equal to 1"
    })
    void stopTheStartWithAMessageWhenAValueIsNoneOfThoseAccepted(String setting, String expected, CapturedOutput log) {
        assertThatException().isThrownBy(() -> Emulator.start(setting).close());
        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains(expected)
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swr.data-dir=/dev/null/data", "swr.data-dir=target/a;b"})
    void stopTheStartWithAMessageWhenTheDataFolderCannotBeUsed(String setting, CapturedOutput log) {
        assertThatException()
                .isThrownBy(() ->
                        Emulator.start("spring.profiles.active=file", setting).close());
        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("It must be a folder that can be written")
                .doesNotContain("\tat ");
    }
}
