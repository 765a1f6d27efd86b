package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

// An emulator of its own: no other requests are counted, and no later start resets the log levels.
@EmulatorTest(value = "logging.level.io.github.swremulator.gateway=debug", own = true)
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityTest {

    private final Emulator emulator;

    ObservabilityTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** All emulators share the log levels. */
    @AfterAll
    static void restoreTheLogLevel() {
        LoggingSystem.get(ObservabilityTest.class.getClassLoader()).setLogLevel("io.github.swremulator.gateway", null);
    }

    @Test
    void isAliveAndReady() {
        assertThat(emulator.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(emulator.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void countsRequestsByRouteAndStatus() {
        emulator.get(tags("namespace", "busybox"));
        emulator.get(tags("namespace", "none"));
        // A request is counted just after its reply was sent.
        await().untilAsserted(() -> assertThat(
                        emulator.get("/actuator/prometheus").body())
                .contains("status=\"200\",uri=\"/v2/manage/namespaces/{namespace}/repos/{repository}/tags\"")
                .contains("status=\"404\",uri=\"/v2/manage/namespaces/{namespace}/repos/{repository}/tags\""));
    }

    @Test
    void logsOneLinePerRequestWithItsId(CapturedOutput log) {
        HttpResponse<String> reply = emulator.get(tags("namespace", "busybox") + "?limit=1&offset=0");
        String id = reply.headers().firstValue("X-Request-Id").orElseThrow();
        await().untilAsserted(() -> assertThat(log.getAll().lines().filter(line -> line.contains("[" + id + "]")))
                .singleElement()
                .asString()
                .contains("GET /v2/manage/namespaces/namespace/repos/busybox/tags?limit=1&offset=0 200 "));
    }
}
