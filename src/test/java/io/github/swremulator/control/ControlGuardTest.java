package io.github.swremulator.control;

import static io.github.swremulator.control.ControlReplies.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class ControlGuardTest {

    private static final String JOURNAL = "/_emulator/requests";
    private static final String LOCALHOST = "Host: localhost";

    private static int status(Emulator emulator, String... headers) {
        return emulator.rawCall("GET", JOURNAL, headers).status();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, true, '', true",
        "::, true, '', true",
        "192.0.2.1, true, '', true",
        ", true, '', true",
        "0.0.0.0, true, secret, false",
        "0.0.0.0, false, '', false",
        "127.0.0.1, true, '', false",
        "::1, true, '', false"
    })
    void warnsInOneLineWhenAnybodyCanUseTheControlApi(
            @Nullable String address, boolean isEnabled, String token, boolean warns, CapturedOutput log)
            throws UnknownHostException {
        ServerProperties server = new ServerProperties();
        server.setAddress(address == null ? null : InetAddress.getByName(address));
        new ControlGuard(new ControlSettings(isEnabled, token, List.of(), DataSize.ofMegabytes(1)), server);
        assertThat(log.getAll().lines().filter(line -> line.contains("SWR_CONTROL_TOKEN")))
                .hasSize(warns ? 1 : 0);
    }

    @Nested
    @EmulatorTest("swr.control.hosts=emulator.test,*.ci.test")
    class WithoutAToken {

        private final Emulator emulator;

        WithoutAToken(Emulator emulator) {
            this.emulator = emulator;
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
        void acceptsItsOwnNames(String host) {
            assertThat(status(emulator, "Host: " + host)).isEqualTo(200);
        }

        @Test
        void acceptsTheNameOfTheMachine() throws UnknownHostException {
            String host = InetAddress.getLocalHost().getHostName();
            assertThat(status(emulator, "Host: " + host)).isEqualTo(200);
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
            assertProblem(403, emulator.rawCall("GET", JOURNAL, "Host: " + host));
        }

        @Test
        void refusesAMissingHost() {
            assertProblem(403, emulator.rawCall("GET", JOURNAL));
            assertProblem(403, emulator.rawCall("GET", JOURNAL, "Host:"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"not a host", "a,b", "localhost:x", "[::1", "localhost\r\nHost: attacker.test"})
        void refusesAMalformedHost(String host) {
            assertThat(status(emulator, "Host: " + host)).isIn(400, 403);
        }

        @Test
        void refusesTheHostOfAnAbsoluteTarget() {
            assertThat(emulator.rawCall("GET", "http://attacker.test" + JOURNAL, LOCALHOST)
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
            assertProblem(403, emulator.rawCall("DELETE", JOURNAL, LOCALHOST, header));
            assertProblem(403, emulator.rawCall("OPTIONS", JOURNAL, LOCALHOST, header));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "Origin: http://localhost"})
        void acceptsABrowsersCallFromItsOwnPages(String header) {
            assertThat(status(emulator, LOCALHOST, header)).isEqualTo(200);
        }
    }

    @Nested
    @EmulatorTest("swr.control.token=open-sesame")
    class WithAToken {

        private final Emulator emulator;

        WithAToken(Emulator emulator) {
            this.emulator = emulator;
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Emulator-Token: open-sesame",
                    "Authorization: Bearer open-sesame",
                    "Authorization: bearer open-sesame"
                })
        void acceptsTheToken(String header) {
            assertThat(status(emulator, LOCALHOST, header)).isEqualTo(200);
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
        void refusesAnyOtherToken(String header) {
            RawReply reply = emulator.rawCall("GET", JOURNAL, LOCALHOST, header);
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
            "//v2/../_emulator/requests, 404",
            "//v2/..//_emulator/requests, 404",
            "/./_emulator/requests, 404",
            "/x/../_emulator/requests, 404",
            "/v2/..;/_emulator/requests, 404",
            "/_emulatorx, 404"
        })
        void cannotBeBypassed(String target, int status) {
            RawReply reply = emulator.rawCall("GET", target, LOCALHOST);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body()).doesNotContain("requests\":");
        }

        @Test
        void doesNotProtectTheEmulatedApi() {
            assertThat(emulator.rawCall("GET", Emulator.tags("namespace", "busybox"), "Host: swr.test")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void isAnUnknownApiWhenItIsDisabled() {
        try (Emulator off = Emulator.start("swr.control.enabled=false")) {
            for (String path : new String[] {
                "/_emulator",
                JOURNAL,
                "/_emulator/openapi.yaml",
                "/_emulator/openapi.json",
                "/_emulator/reset",
                "/_emulator/sessions",
                "/_session/nobody/v2"
            }) {
                for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
                    RawReply reply = off.rawCall(method, path, LOCALHOST);
                    RawReply unknown = off.rawCall(method, "/unknown", LOCALHOST);
                    assertThat(reply.status()).isEqualTo(404);
                    assertThat(reply.body().replaceAll("[0-9a-f]{32}", "id"))
                            .isEqualTo(unknown.body().replaceAll("[0-9a-f]{32}", "id"));
                }
            }
            assertThat(off.get(Emulator.tags("namespace", "busybox"), "X-Emulator-Session", "nobody")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
