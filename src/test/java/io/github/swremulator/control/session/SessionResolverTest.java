package io.github.swremulator.control.session;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import io.github.swremulator.RawReply;
import io.github.swremulator.TestSession;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which session a call belongs to, and what each session has in memory. */
@EmulatorTest
class SessionResolverTest {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final String UNKNOWN_TOKEN = "session-" + "0".repeat(64);

    private final Emulator emulator;
    private final ControlClient control;
    private TestSession one;
    private TestSession other;

    SessionResolverTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
        this.one = TestSession.open(emulator);
        this.other = TestSession.open(emulator);
    }

    @BeforeEach
    void addARuleToOneSession() {
        one.control("PUT", "/faults", "{\"id\":\"of-one\",\"then\":{\"status\":418}}");
    }

    @AfterEach
    void closeBoth() {
        one.close();
        other.close();
    }

    /** How a call names its session. */
    enum Way {
        BASE_URL,
        HEADER,
        TOKEN,
        ACCESS_KEY,
        OLDER_ACCESS_KEY;

        HttpResponse<String> get(TestSession session, String path) {
            Emulator emulator = session.emulator();
            return switch (this) {
                case BASE_URL -> session.get(path);
                case HEADER -> emulator.get(path, SessionResolver.HEADER, session.name());
                case TOKEN -> emulator.get(path, "X-Auth-Token", session.token());
                case ACCESS_KEY -> emulator.get(path, "Authorization", signature("Access=" + session.accessKey()));
                case OLDER_ACCESS_KEY ->
                    emulator.get(
                            path,
                            "Authorization",
                            signature("Credential=" + session.accessKey() + "/20260101/eu-de/swr/sdk_request"));
            };
        }
    }

    private static String signature(String credential) {
        return "SDK-HMAC-SHA256 " + credential + ", SignedHeaders=x-sdk-date, Signature=" + "0".repeat(64);
    }

    private String journal(TestSession session) {
        return session.control("GET", "/requests", "").body();
    }

    @ParameterizedTest
    @EnumSource
    void isFound(Way way) {
        assertThat(way.get(one, BUSYBOX).statusCode()).isEqualTo(418);
        assertThat(way.get(other, BUSYBOX).statusCode()).isEqualTo(200);
        assertThat(emulator.get(BUSYBOX).statusCode()).isEqualTo(200);
        assertThat(journal(one)).contains("\"total\":1", "\"path\":\"" + BUSYBOX + "\"", "\"rule\":\"of-one\"");
        assertThat(journal(other)).contains("\"total\":1").doesNotContain("of-one");
        assertThat(control.get("/requests").body()).contains("\"total\":1").doesNotContain("of-one");
    }

    @ParameterizedTest
    @EnumSource
    void hasItsControlApi(Way way) {
        assertThat(way.get(one, "/_emulator/faults").body()).contains("of-one", "\"matched\":0");
        assertThat(way.get(other, "/_emulator/faults").body()).isEqualTo("[]");
        assertThat(control.get("/faults").body()).isEqualTo("[]");
    }

    @Test
    void isFoundByBaseUrlBeforeHeaderBeforeCredential() {
        String[] header = {SessionResolver.HEADER, other.name(), "X-Auth-Token", other.token()};
        assertThat(one.get(BUSYBOX, header).statusCode()).isEqualTo(418);
        assertThat(emulator.get(BUSYBOX, SessionResolver.HEADER, one.name(), "X-Auth-Token", other.token())
                        .statusCode())
                .isEqualTo(418);
        assertThat(emulator.get("/_session/default" + BUSYBOX, SessionResolver.HEADER, one.name())
                        .statusCode())
                .isEqualTo(200);
        assertThat(emulator.get(BUSYBOX, SessionResolver.HEADER, "default", "X-Auth-Token", one.token())
                        .statusCode())
                .isEqualTo(200);
        assertThat(journal(other)).contains("\"total\":0");
    }

    @Test
    void hasFindingsOfItsOwn() {
        one.control("DELETE", "/faults", "");
        one.get(BUSYBOX + "?limit=1");
        assertThat(one.control("GET", "/findings", "").body()).contains("limit-without-offset", BUSYBOX);
        assertThat(other.control("GET", "/findings", "").body()).contains("\"total\":0");
        assertThat(control.get("/findings").body()).contains("\"total\":0");
        one.control("DELETE", "/findings", "");
        assertThat(one.control("GET", "/findings", "").body()).contains("\"total\":0");
    }

    @Test
    void hasAClockOfItsOwn() {
        one.control("PUT", "/clock", "{\"now\":\"2001-02-03T04:05:06Z\",\"frozen\":true}");
        assertThat(one.get(BUSYBOX).headers().firstValue("Date")).contains("Sat, 03 Feb 2001 04:05:06 GMT");
        assertThat(journal(one)).contains("\"time\":\"2001-02-03T04:05:06Z\"");
        for (HttpResponse<String> elsewhere :
                Stream.of(other.get(BUSYBOX), emulator.get(BUSYBOX)).toList()) {
            assertThat(elsewhere.headers().firstValue("Date").orElseThrow()).doesNotContain("2001");
        }
        assertThat(one.control("PUT", "/clock", "{\"advance\":\"1h\"}").body()).contains("2001-02-03T05:05:06Z");
        assertThat(control.get("/clock").body()).doesNotContain("2001");
    }

    @Test
    void isFailedOnceByAHeader() {
        assertThat(other.get(BUSYBOX, "X-Emulator-Fault", "APIGW.0308").statusCode())
                .isEqualTo(429);
        assertThat(journal(other)).contains("X-Emulator-Fault");
        assertThat(control.get("/requests").body()).contains("\"total\":0");
    }

    @Test
    void isResetAlone() {
        other.control("PUT", "/faults", "{\"id\":\"of-other\",\"then\":{\"delay\":\"1ms\"}}");
        other.control("PUT", "/clock", "{\"now\":\"2001-02-03T04:05:06Z\",\"frozen\":true}");
        other.get(BUSYBOX + "?limit=1");
        control.put("/clock", "{\"now\":\"2002-02-03T04:05:06Z\",\"frozen\":true}");
        assertThat(one.control("POST", "/reset", "").statusCode()).isEqualTo(204);
        assertThat(one.control("GET", "/faults", "").body()).isEqualTo("[]");
        assertThat(other.control("GET", "/faults", "").body()).contains("of-other");
        assertThat(other.control("GET", "/clock", "").body()).contains("2001");
        assertThat(control.get("/clock").body()).contains("2002");
        assertThat(other.control("POST", "/reset?keep=clock", "").statusCode()).isEqualTo(204);
        assertThat(other.control("GET", "/faults", "").body()).isEqualTo("[]");
        assertThat(other.control("GET", "/clock", "").body()).contains("2001");
        assertThat(other.control("GET", "/findings", "").body()).contains("\"total\":0");
        assertThat(journal(other)).contains("\"total\":0");
    }

    @Test
    void beginsWithTheRulesOfTheSettings(Emulators emulators) {
        Emulator slow = emulators.with("swr.faults=slow");
        try (TestSession session = TestSession.open(slow)) {
            assertThat(session.control("GET", "/faults", "").body()).contains("lognormal");
            session.control("DELETE", "/faults", "");
            assertThat(session.control("GET", "/faults", "").body()).isEqualTo("[]");
            assertThat(slow.control().get("/faults").body()).contains("lognormal");
            session.control("POST", "/reset", "");
            assertThat(session.control("GET", "/faults", "").body()).contains("lognormal");
        }
    }

    @Test
    void isEmptyWhenItIsOpenedAgain() {
        one.close();
        one = TestSession.open(emulator, "{\"name\":\"" + one.name() + "\"}");
        assertThat(one.get(BUSYBOX).statusCode()).isEqualTo(200);
    }

    @Test
    void isInTheLinksOfItsReplies() {
        String root = emulator.endpoint() + one.prefix();
        one.control("DELETE", "/faults", "");
        assertThat(one.get("/v2").body()).contains("\"" + root + "/v2/\"");
        assertThat(one.get("/").body()).contains("\"" + root + "/v2/\"");
        assertThat(one.get("/", "User-Agent", "golangsdk/2.0.0").body()).contains("\"" + root + "/v3/\"");
        assertThat(one.get("/v3/auth/catalog").body())
                .contains("\"url\":\"" + root + "/v2\"", "\"url\":\"" + root + "/v3\"");
        assertThat(one.get("/v3/projects").body())
                .contains("\"" + root + "/v3/projects\"", "\"" + root + "/v3/projects/");
        assertThat(one.get("/v3/auth/domains").body()).contains("\"" + root + "/v3/domains/");
        assertThat(one.control("GET", "", "").body()).contains("\"" + one.prefix() + "/_emulator/openapi.yaml\"");
        assertThat(one.control("POST", "/sessions", "{\"name\":\"linked\"}")
                        .headers()
                        .firstValue("Location"))
                .contains(one.prefix() + "/_emulator/sessions/linked");
        control.delete("/sessions/linked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/manage/namespaces | application/json | APIGW.0101",
                "/nowhere | application/json | APIGW.0101",
                "/%5femulator/faults | application/json | APIGW.0101",
                "/v3/auth/tokens | application/json | \"code\":404,\"title\":\"Not Found\"",
                "/v3/projects?name=eu-de | application/json | \"error\":{\"message\":\"session nobody does not exist\"",
                "/_emulator/faults | application/problem+json | \"status\":404,\"title\":\"Not Found\""
            })
    void isUnknownInTheFormOfTheApi(String path, String type, String form) {
        for (HttpResponse<String> reply : Stream.of(
                        emulator.get("/_session/nobody" + path, "X-Emulator-Fault", "rubbish"),
                        emulator.get(path, SessionResolver.HEADER, "nobody"))
                .toList()) {
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(reply.headers().firstValue("Content-Type")).contains(type);
            assertThat(reply.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
            assertThat(reply.body()).contains(form, "session nobody does not exist");
        }
        assertThat(control.get("/requests").body()).contains("\"total\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a b", ".x", "a/b", "%6Fne", "one;a=b", "ä"})
    void isUnknownWithAnInvalidName(String name) {
        RawReply reply = emulator.rawGet(BUSYBOX, SessionResolver.HEADER + ": " + name);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("APIGW.0101", "no such session: its name must be 1 to 64");
        if (!name.contains("/") && !name.contains(" ") && !name.contains("ä")) {
            assertThat(emulator.rawGet("/_session/" + name + BUSYBOX).body())
                    .contains("APIGW.0101", "no such session: its name must be 1 to 64");
        }
    }

    @Test
    void isUnknownByItsCredentialsAfterItIsClosed() {
        one.close();
        for (Way way : Way.values()) {
            HttpResponse<String> reply = way.get(one, BUSYBOX);
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(reply.body()).contains("APIGW.0101", " does not exist").doesNotContain(one.token());
        }
        assertThat(emulator.get(BUSYBOX, "X-Auth-Token", UNKNOWN_TOKEN).body())
                .contains("the session of this token does not exist");
        assertThat(emulator.get(BUSYBOX, "X-Auth-Token", UNKNOWN_TOKEN + "0").statusCode())
                .isEqualTo(200);
    }

    @Test
    void isReportedUnknownOnlyAfterTheGuard() {
        assertThat(emulator.rawCall("GET", "/_session/nobody/_emulator/faults", "Host: evil.test")
                        .status())
                .isEqualTo(403);
        assertThat(emulator.rawCall("GET", one.prefix() + "/_emulator/faults", "Host: evil.test")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void doesNotDisguiseThePath() {
        for (String path : new String[] {
            one.prefix(),
            other.prefix() + other.prefix() + BUSYBOX,
            "/%5fsession/" + one.name() + BUSYBOX,
            "/_session%2f" + one.name() + BUSYBOX,
            "/" + one.prefix() + BUSYBOX,
            "/_Session/" + one.name() + BUSYBOX,
            other.prefix() + BUSYBOX + ";a=b",
            other.prefix() + tags("namespace", "a%2Fb"),
            other.prefix() + "/%5femulator/faults",
            other.prefix() + "/_emulator;a=b/faults",
            other.prefix() + "/actuator/health",
            other.prefix() + "/../v2",
        }) {
            RawReply reply = emulator.rawGet(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.body()).as(path).contains("\"APIGW.0101\"", "The API does not exist");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "default", "."})
    void isNotLookedUpForProbes(String name) {
        assertThat(emulator.get("/actuator/health", SessionResolver.HEADER, name)
                        .statusCode())
                .isEqualTo(200);
    }
}
