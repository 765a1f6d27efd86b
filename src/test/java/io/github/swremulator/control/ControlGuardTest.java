package io.github.swremulator.control;

import static io.github.swremulator.control.ControlCalls.call;
import static io.github.swremulator.control.ControlCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlGuardTest {

    private static final String JOURNAL = "/_emulator/requests";
    private static final String LOCALHOST = "Host: localhost";

    static void assertProblem(int status, RawReply reply) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.header("X-Request-Id")).get().asString().matches("[0-9a-f]{32}");
        assertThat(json(reply).get("status").intValue()).isEqualTo(status);
        assertThat(json(reply).get("title").stringValue()).isNotEmpty();
        assertThat(json(reply).get("detail").stringValue()).isNotEmpty();
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class WithoutAToken {

        private Emulator emulator;

        @BeforeAll
        void start() {
            emulator = Emulator.start("swr.control.hosts=emulator.test,*.ci.test", "swr.access.mode=present");
        }

        @AfterAll
        void stop() {
            emulator.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost",
                    "LOCALHOST:8080",
                    "a.localhost:1",
                    "127.0.0.1:8080",
                    "192.168.7.9",
                    "[::1]:8080",
                    "swr-emulator:8080",
                    "host.docker.internal:8080",
                    "host.containers.internal",
                    "emulator.test",
                    "Emulator.TEST:80",
                    "runner-1.ci.test"
                })
        void acceptsANameOfItsOwn(String host) {
            assertThat(call(emulator, "GET", JOURNAL, "Host: " + host).status()).isEqualTo(200);
        }

        @Test
        void acceptsTheNameOfTheMachine() throws UnknownHostException {
            String host = InetAddress.getLocalHost().getHostName();
            assertThat(call(emulator, "GET", JOURNAL, "Host: " + host).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "attacker.test",
                    "attacker.test:8080",
                    "localhost.attacker.test",
                    "127.0.0.1.attacker.test",
                    "emulator.test.attacker.test",
                    "ci.test",
                    "evilemulator.test",
                    "attacker.test.",
                    "notlocalhost.test"
                })
        void refusesAHostThatIsNotItsOwn(String host) {
            assertProblem(403, call(emulator, "GET", JOURNAL, "Host: " + host));
        }

        @Test
        void refusesAMissingHost() {
            assertProblem(403, call(emulator, "GET", JOURNAL));
            assertProblem(403, call(emulator, "GET", JOURNAL, "Host:"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"not a host", "a,b", "localhost:x", "[::1", "localhost\r\nHost: attacker.test"})
        void refusesAHostThatIsNone(String host) {
            assertThat(call(emulator, "GET", JOURNAL, "Host: " + host).status()).isIn(400, 403);
        }

        @Test
        void refusesTheHostOfAnAbsoluteTarget() {
            assertThat(call(emulator, "GET", "http://attacker.test" + JOURNAL, LOCALHOST)
                            .status())
                    .isIn(400, 403);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: same-site",
                    "Sec-Fetch-Site: rubbish",
                    "Origin: http://attacker.test",
                    "Origin: http://localhost:9999",
                    "Origin: null",
                    "Origin: localhost",
                    "Origin: http://localhost@attacker.test"
                })
        void refusesABrowsersCallFromAnotherSite(String header) {
            assertProblem(403, call(emulator, "DELETE", JOURNAL, LOCALHOST, header));
            assertProblem(403, call(emulator, "OPTIONS", JOURNAL, LOCALHOST, header));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "Origin: http://localhost"})
        void acceptsABrowsersCallFromItsOwnPages(String header) {
            assertThat(call(emulator, "GET", JOURNAL, LOCALHOST, header).status())
                    .isEqualTo(200);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class WithAToken {

        private Emulator emulator;

        @BeforeAll
        void start() {
            emulator = Emulator.start("swr.control.token=open-sesame");
        }

        @AfterAll
        void stop() {
            emulator.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Emulator-Token: open-sesame",
                    "Authorization: Bearer open-sesame",
                    "Authorization: bearer open-sesame"
                })
        void answersWhoShowsIt(String header) {
            assertThat(call(emulator, "GET", JOURNAL, LOCALHOST, header).status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Other: open-sesame",
                    "X-Emulator-Token: open-sesam",
                    "X-Emulator-Token: open-sesamee",
                    "X-Emulator-Token: OPEN-SESAME",
                    "X-Emulator-Token:",
                    "Authorization: open-sesame",
                    "Authorization: Bearer",
                    "Authorization: Basic open-sesame"
                })
        void refusesWhoDoesNot(String header) {
            RawReply reply = call(emulator, "GET", JOURNAL, LOCALHOST, header);
            assertProblem(401, reply);
            assertThat(reply.header("WWW-Authenticate")).get().asString().startsWith("Bearer");
            assertThat(reply.body()).doesNotContain("sesame");
        }

        @ParameterizedTest
        @CsvSource({
            "/_emulator, 401",
            "/_emulator/, 401",
            "/_emulator/openapi.yaml, 401",
            "/_emulator/openapi.json, 401",
            "/_emulator/findings, 401",
            "/_emulator/nothing, 401",
            "/_emulator//requests, 401",
            "/_emulator/%72equests, 401",
            "/_emulator/requests;x, 401",
            "/_emulator/x/../requests, 401",
            "/_emulator/../_emulator/requests, 401",
            "/%5Femulator/requests, 404",
            "/_emulato%72/requests, 404",
            "/_emulator;x=y/requests, 404",
            "/;x/_emulator/requests, 404",
            "/_emulator%2Frequests, 404",
            "/_EMULATOR/requests, 404",
            "//_emulator/requests, 404",
            "/./_emulator/requests, 404",
            "/x/../_emulator/requests, 404",
            "/v2/..;/_emulator/requests, 404",
            "/_emulatorx, 404"
        })
        void isNotToBeGotAround(String target, int status) {
            RawReply reply = call(emulator, "GET", target, LOCALHOST);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body()).doesNotContain("requests\":");
        }

        @Test
        void doesNotConcernTheEmulatedApi() {
            assertThat(call(emulator, "GET", Emulator.tags("namespace", "busybox"), "Host: swr.test")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void isAnUnknownApiWhenItIsSwitchedOff() {
        try (Emulator off = Emulator.start("swr.control.enabled=false")) {
            for (String path : new String[] {
                "/_emulator", JOURNAL, "/_emulator/openapi.yaml", "/_emulator/openapi.json", "/_emulator/reset"
            }) {
                for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
                    RawReply reply = call(off, method, path, LOCALHOST);
                    RawReply unknown = call(off, method, "/unknown", LOCALHOST);
                    assertThat(reply.status()).isEqualTo(404);
                    assertThat(reply.body().replaceAll("[0-9a-f]{32}", "id"))
                            .isEqualTo(unknown.body().replaceAll("[0-9a-f]{32}", "id"));
                }
            }
        }
    }
}
