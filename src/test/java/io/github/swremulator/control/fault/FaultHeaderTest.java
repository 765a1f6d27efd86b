package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.fault.FaultCalls.json;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.Emulators;
import io.github.swremulator.RawReply;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that a header of the call requests. */
class FaultHeaderTest extends FaultTestCase {

    private static final String BUSYBOX = tags("namespace", "busybox");

    FaultHeaderTest(Emulator emulator) {
        super(emulator);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SVCSTG.SWR.403017;did you mean \"SVCSTG.SWR.4030170\"?",
                "{;:1:2: Unexpected end-of-input",
                "{};expected one of [error, status, throttle",
                "{'throttle':{'rate':1}};throttle must not be set for a single call",
                "{'delay':'2h'};delay must be at most 60000ms",
                "{'error':'APIGW.0301','message':'LONG'};message must be a string of at most 500 characters"
            })
    void refusesAnInvalidHeader(String header, String detail) {
        HttpResponse<String> reply =
                emulator.get(BUSYBOX, "X-Emulator-Fault", json(header.replace("LONG", "x".repeat(501))));
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(reply).get("detail").stringValue())
                .startsWith("X-Emulator-Fault")
                .contains(detail);
    }

    @Test
    void appliesAHeaderBeforeAnyRule() {
        calls.put("{'id':'rule','then':{'status':500}}");
        assertThat(calls.status("X-Emulator-Fault", json("{'status':418,'body':'tea'}")))
                .isEqualTo(418);
        assertThat(calls.status("X-Emulator-Fault", json("{'delay':'1ms'}"))).isEqualTo(500);
        assertThat(control.json("/faults").findValuesAsString("id")).containsExactly("rule");
    }

    @Test
    void ignoresTheHeaderWithoutTheControlApi() {
        try (Emulator unsteered = Emulator.start("swr.control.enabled=false", "swr.control.token=open-sesame")) {
            assertThat(unsteered.get(BUSYBOX, "X-Emulator-Fault", "APIGW.0308").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void requiresTheControlTokenWhenOneIsSet(Emulators emulators) {
        Emulator guarded = emulators.with("swr.control.token=open-sesame");
        assertThat(guarded.get(BUSYBOX).statusCode()).isEqualTo(200);
        assertThat(guarded.get(BUSYBOX, "X-Emulator-Fault", "APIGW.0308", "X-Emulator-Token", "open-sesame")
                        .statusCode())
                .isEqualTo(429);
        assertRefused(guarded.get(BUSYBOX, "X-Emulator-Fault", "APIGW.0308"));
        assertRefused(guarded.get(BUSYBOX, "X-Emulator-Fault", "APIGW.0308", "X-Emulator-Token", "open-sesam"));
        assertRefused(guarded.get(
                BUSYBOX, "X-Emulator-Fault", json("{'change':'delete'}"), "Authorization", "Bearer open-sesame"));
        assertThat(guarded.get(BUSYBOX).headers().firstValue("Content-Range")).contains("0-1/1");
    }

    private static void assertRefused(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"emulator\"");
        assertThat(tree(reply).get("detail").stringValue())
                .isEqualTo("expected the token in the header X-Emulator-Token");
        assertThat(reply.body()).doesNotContain("sesame");
    }

    @Test
    void refusesPagesOfOtherSites() {
        RawReply preflight = emulator.raw("OPTIONS " + BUSYBOX + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Origin: http://attacker.test\r\nAccess-Control-Request-Method: GET\r\n"
                + "Access-Control-Request-Headers: x-emulator-fault\r\nConnection: close\r\n\r\n");
        assertThat(preflight.headerLines()).noneMatch(line -> line.startsWith("Access-Control-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: attacker.test\r\nOrigin: http://attacker.test",
                "Host: attacker.test\r\nSec-Fetch-Site: same-origin",
                "Host: localhost\r\nSec-Fetch-Site: cross-site"
            })
    void refusesPagesWhoseNameResolvesToThisMachine(String headers) {
        RawReply reply = emulator.raw("GET " + BUSYBOX + " HTTP/1.1\r\n" + headers
                + "\r\nX-Emulator-Fault: {\"change\":\"delete\"}\r\nConnection: close\r\n\r\n");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(emulator.get(BUSYBOX).body()).contains("\"Tag\":\"latest\"");
    }
}
