package io.github.swremulator.manage.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TagListWarmUpTest {

    private static final String DEBUG_LOG = "logging.level.io.github.swremulator.manage=debug";

    @Test
    void aPageIsListedBeforeTheEmulatorIsReady(CapturedOutput log) {
        try (Emulator emulator = Emulator.start(DEBUG_LOG)) {
            assertThat(emulator.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(log.getAll()).contains("Warmed up with the list of namespace/busybox");
            assertThat(emulator.get("/_emulator/requests").body()).contains("\"requests\":[]");
        }
    }

    @Test
    void itIsSkippedWithoutTags(CapturedOutput log) {
        try (Emulator emulator = Emulator.start(DEBUG_LOG, "swr.seed=none")) {
            assertThat(emulator.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(log.getAll()).doesNotContain("armed up");
        }
    }
}
