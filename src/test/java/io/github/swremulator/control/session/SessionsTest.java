package io.github.swremulator.control.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.TestSession;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How sessions are opened, shown and closed. */
@EmulatorTest
class SessionsTest {

    private final Emulator emulator;
    private final ControlClient control;

    SessionsTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @AfterEach
    void closeAll() {
        TestSession.closeAll(emulator);
    }

    @Test
    void isOpenedWithNameUrlAndCredentials() {
        HttpResponse<String> reply = control.post("/sessions", "{\"name\":\"checkout-42\"}");
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(reply.headers().firstValue("Location")).contains("/_emulator/sessions/checkout-42");
        JsonNode session = control.json("/sessions/checkout-42");
        assertThat(reply.body()).isEqualTo(session.toString());
        assertThat(session.get("name").stringValue()).isEqualTo("checkout-42");
        assertThat(session.get("base_url").stringValue()).isEqualTo(emulator.endpoint() + "/_session/checkout-42");
        assertThat(session.get("access_key").stringValue()).matches("EMUSES[A-Z2-7]{14}");
        assertThat(session.get("secret_key").stringValue()).matches("[A-Z2-7]{40}");
        assertThat(session.get("token").stringValue()).matches("session-[0-9a-f]{64}");
        assertThat(Duration.between(Instant.parse(session.get("opened_at").stringValue()), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(control.json("/sessions").get(0)).isEqualTo(session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\":null,\"seed\":null}"})
    void getsAGeneratedNameByDefault(String body) {
        assertThat(TestSession.open(emulator, body).name()).matches("session-[0-9a-f]{8}");
    }

    @Test
    void hasUniqueCredentials() {
        TestSession one = TestSession.open(emulator);
        TestSession other = TestSession.open(emulator);
        assertThat(one.accessKey()).isNotEqualTo(other.accessKey());
        assertThat(one.secretKey()).isNotEqualTo(other.secretKey());
        assertThat(one.token()).isNotEqualTo(other.token());
    }

    @Test
    void isClosedOnce() {
        TestSession session = TestSession.open(emulator);
        assertThat(control.delete("/sessions/" + session.name()).statusCode()).isEqualTo(204);
        assertThat(control.json("/sessions")).isEmpty();
        String gone = "session " + session.name() + " does not exist";
        assertProblem(404, gone, control.delete("/sessions/" + session.name()));
        assertProblem(404, gone, control.get("/sessions/" + session.name()));
    }

    @Test
    void alwaysExistsAsDefault() {
        JsonNode session = control.json("/sessions/default");
        assertThat(session.propertyNames()).containsExactly("name", "base_url", "opened_at", "used_at");
        assertProblem(409, "cannot be closed", control.delete("/sessions/default"));
        assertProblem(409, "session default exists already", control.post("/sessions", "{\"name\":\"default\"}"));
        assertThat(control.json("/sessions")).isEmpty();
    }

    @Test
    void isRefusedWhenItsNameIsTaken() {
        TestSession.open(emulator, "{\"name\":\"one\"}");
        assertProblem(409, "session one exists already", control.post("/sessions", "{\"name\":\"one\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", ".a", "-a", "a b", "ä"})
    void isRefusedWithAnInvalidName(String name) {
        assertProblem(400, "name must be 1 to 64 letters", control.post("/sessions", "{\"name\":\"" + name + "\"}"));
        assertThat(control.json("/sessions")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | body:1:1: expected an object",
                "{ | body:1:2: Unexpected end-of-input",
                "{\"nam\":\"a\"} | body:1:2: unknown field",
                "{\"name\":1} | body:1:9: name must be a string",
                "{\"seed\":1} | body:1:9: seed must be a document, as a string or an object, or one of [example, none]",
                "{\"seed\":[\"group/app: [v1]\"]} | body:1:9: seed must be a document",
                "{\"seed\":\"group/app: [v1\"} | seed:1:15: ",
                "{\"seed\":\"{\\\"group/app\\\":[[]]}\"} | seed:1:15: ",
                "{\"seed\":{\"group/app\":[[]]}} | body:1:23: ",
                "{\"seed\":\"examples/seed.yaml\"} | seed:1:1: "
            })
    void isRefusedWithAnInvalidBody(String body, String detail) {
        assertProblem(400, detail, control.post("/sessions", body));
        assertThat(control.json("/sessions")).isEmpty();
    }

    @Test
    void isRefusedWithThePlaceOfAnErrorInItsSeed() {
        assertProblem(
                400,
                "body:3:23: ",
                control.post("/sessions", "{\"name\":\"seed\",\n \"seed\": {\n  \"group/app\":\t[\"v1\", []]}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"example\"",
                "\"none\"",
                "\"group/app: [v1]\\ngroup/other: [v1, v2]\"",
                "\"{\\n\\t\\\"group/app\\\": [\\\"v1\\\"]\\n}\"",
                "\"{group/app: [v1]}\"",
                "{\"group/app\":[\"v1\"]}",
                "{}"
            })
    void isOpenedWithASeedInEachForm(String seed) {
        assertThat(TestSession.open(emulator, "{\"seed\":" + seed + ",\"name\":\"seeded\"}")
                        .name())
                .isEqualTo("seeded");
    }

    private static void assertProblem(int status, String detail, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.body()).contains(detail);
    }
}
