package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
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

    /** Whatever logs it: the emulator, Spring, or Tomcat, which logs whole requests. */
    @Test
    void noControlCharacterOfARequestReachesTheLogAtAnyLevel(CapturedOutput log) {
        String forged = "%0d%0a2026-01-01T00:00:00.000Z%20FAKE%1b[31m%C2%85FAKE%E2%80%A8FAKE";
        String raw = URLDecoder.decode(forged, StandardCharsets.UTF_8);
        LoggingSystem levels = LoggingSystem.get(getClass().getClassLoader());
        levels.setLogLevel("ROOT", LogLevel.DEBUG);
        try {
            for (String path : new String[] {
                "/" + forged,
                "/v2/manage/namespaces/" + forged + "/repos",
                "/v3/projects",
                "/_emulator/snapshots/" + forged,
                "/_emulator/clock",
                "/actuator/health",
                "/actuator/health/" + forged,
                "/_session/" + forged + "/v2"
            }) {
                emulator.rawGet(path + "?" + forged + "=" + forged + "%FF%zz", "X-Emulator-Fault: " + forged);
                emulator.raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                        + raw.length() + "\r\n\r\n" + raw);
            }
            emulator.raw("GET /\u001bFAKE HTTP/1.1\r\nHost: FAKE\u001b\r\nFAKE\r\n\r\n");
            emulator.rawGet("/", "User-Agent: FAKE\u001b[31m");
            emulator.raw("FAKE\u001b\r\n\r\n");
        } finally {
            levels.setLogLevel("ROOT", LogLevel.WARN);
        }
        assertThat(log.getAll()).contains("FAKE").doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028]");
        assertThat(log.getAll().lines())
                .filteredOn(line -> line.contains("FAKE"))
                .allSatisfy(line ->
                        assertThat(line).matches("(\\d{4}-\\d\\d-\\d\\dT.* : |Caused by: |\\S+(Exception|Error): ).*"));
    }

    @Test
    void aClientsErrorIsNotLogged(CapturedOutput log) {
        for (String target : new String[] {
            "/actuator/health/a%2Fb",
            "/actuator/health?%FF=%zz",
            "/v3/projects?%FF",
            "/_emulator/%zz",
            "/_emulator/clock?%FF",
            "/v2/%00",
            "/%ff"
        }) {
            emulator.rawGet(target);
        }
        assertThat(log.getAll()).doesNotContain("WARN", "ERROR", "\tat ");
    }
}
