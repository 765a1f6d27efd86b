package io.github.swremulator.control.clock;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EmulatorTest
class ClockTest {

    private static final String FROZEN = "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}";

    private final Emulator emulator;
    private final ControlClient control;

    ClockTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @Test
    void followsTheSystemUntilItIsSet() {
        assertThat(now(control.get("/clock"))).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(control.get("/clock").body()).contains("\"frozen\":false");
    }

    @Test
    void stopsWhenFrozen() {
        assertThat(control.put("/clock", FROZEN).body()).isEqualTo(FROZEN);
        assertThat(control.get("/clock").body()).isEqualTo(FROZEN);
    }

    @ParameterizedTest
    @CsvSource({
        "1h, 2026-01-01T01:00:00Z",
        "30m, 2026-01-01T00:30:00Z",
        "90s, 2026-01-01T00:01:30Z",
        "250ms, 2026-01-01T00:00:00.250Z",
        "1d, 2026-01-02T00:00:00Z",
        "PT1H30M, 2026-01-01T01:30:00Z",
        "0s, 2026-01-01T00:00:00Z"
    })
    void advancesByATimeSpan(String advance, Instant expected) {
        control.put("/clock", FROZEN);
        HttpResponse<String> reply = control.put("/clock", "{\"advance\":\"" + advance + "\"}");
        assertThat(now(reply)).isEqualTo(expected);
        assertThat(reply.body()).contains("\"frozen\":true");
    }

    @Test
    void runsFromTheTimeThatWasSet() {
        Instant set = now(control.put("/clock", "{\"now\":\"2030-06-01T12:00:00+02:00\"}"));
        assertThat(set).isEqualTo("2030-06-01T10:00:00Z");
        assertThat(now(control.get("/clock"))).isAfter(set).isBefore("2030-06-01T11:00:00Z");
    }

    @Test
    void isInTheDateHeaderWhenItIsSet() {
        control.put("/clock", FROZEN);
        for (String path : new String[] {tags("namespace", "busybox"), tags("nobody", "busybox"), "/nowhere"}) {
            assertThat(emulator.get(path).headers().firstValue("Date")).contains("Thu, 01 Jan 2026 00:00:00 GMT");
        }
        assertThat(control.delete("/clock").statusCode()).isEqualTo(204);
        assertThat(emulator.get("/nowhere").headers().allValues("Date"))
                .hasSize(1)
                .doesNotContain("Thu, 01 Jan 2026 00:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''; body:1:1: expected JSON, found nothing",
                "{; body:1:2: Unexpected end-of-input",
                "[]; body:1:1: expected an object",
                "{}; body:1:1: expected now, advance or frozen",
                "{\"now\":\"yesterday\"}; body:1:8: now must be a time such as 2026-01-01T00:00:00Z, found",
                "{\"now\":1767225600}; body:1:8: now must be a string",
                "{\"now\":\"1969-12-31T23:59:59Z\"}; body:1:8: now must be from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59Z",
                "{\"now\":\"2026-01-01T00:00:00Z\",\"advance\":\"1h\"}; body:1:1: expected now or advance, not both",
                "{\"advance\":\"soon\"}; advance must be a time span such as 250ms",
                "{\"advance\":\"10\"}; advance must be a time span such as 250ms",
                "{\"advance\":\"-1h\"}; advance must be a time span such as 250ms",
                "{\"advance\":\"99999999999999d\"}; advance must be",
                "{\"advance\":\"100001d\"}; advance must be a time span such as 250ms",
                "{\"frozen\":\"true\"}; frozen must be true or false",
                "{\"frozen\":true,\"frozen\":false}; body:1:16: duplicate field \"frozen\", first at body:1:2",
                "{\"forzen\":true}; unknown field \"forzen\", did you mean \"frozen\"?",
            })
    void isUnchangedByAnInvalidBody(String bodyAndDetail) {
        String[] parts = bodyAndDetail.split("; ", 2);
        control.put("/clock", FROZEN);
        HttpResponse<String> reply = control.put("/clock", parts[0].equals("''") ? "" : parts[0]);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(reply.body()).get("detail").stringValue())
                .contains(parts[1])
                .doesNotContain("io.github", "Exception");
        assertThat(control.get("/clock").body()).isEqualTo(FROZEN);
    }

    @Test
    void refusesToPassTheYearsThatHttpCanWrite() {
        String last = "{\"now\":\"9999-12-31T23:59:59Z\",\"frozen\":true}";
        control.put("/clock", last);
        assertThat(control.put("/clock", "{\"advance\":\"1s\"}").statusCode()).isEqualTo(400);
        assertThat(control.get("/clock").body()).isEqualTo(last);
    }

    @Test
    void stopsAtTheEndOfTheYearsThatHttpCanWrite() {
        control.put("/clock", "{\"now\":\"9999-12-31T23:59:59Z\",\"frozen\":false}");
        Awaitility.await()
                .during(Duration.ofMillis(20))
                .until(() -> now(control.get("/clock")).equals(Instant.parse("9999-12-31T23:59:59Z")));
    }

    private static Instant now(HttpResponse<String> reply) {
        JsonNode body = JsonMapper.shared().readTree(reply.body());
        return Instant.parse(body.get("now").stringValue());
    }
}
