package io.github.swremulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.Emulators;
import io.github.swremulator.RawReply;
import io.github.swremulator.SmallLimits;
import io.github.swremulator.access.SignedCall;
import io.github.swremulator.control.UnfinishedCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests to the emulated API, with and without verified signatures. */
@SmallLimits
class BodyLimitTest {

    private final Emulator open;
    private final Emulator verifying;

    BodyLimitTest(Emulator open, Emulators emulators) {
        this.open = open;
        this.verifying = emulators.with(
                "swr.access.max-body=100B",
                "swr.access.mode=verify",
                "swr.access.users[0].access-key=" + SignedCall.ACCESS_KEY,
                "swr.access.users[0].secret-key=" + SignedCall.SECRET_KEY);
    }

    @BeforeEach
    void setTheClock() {
        verifying.control().put("/clock", SignedCall.CLOCK);
    }

    private static SignedCall post(int length) {
        return SignedCall.post("/test/body", "x".repeat(length)).signed();
    }

    @Test
    void areReadUpToTheLimit() {
        for (Emulator emulator : new Emulator[] {open, verifying}) {
            assertThat(post(100).send(emulator).body()).contains("x".repeat(100));
            assertThat(post(100).sendInChunks(emulator).body()).contains("x".repeat(100));
        }
    }

    @Test
    void areNotReadAsParameters() {
        SignedCall form = SignedCall.post("/test/body", "a=b&c=d")
                .with("Content-Type: application/x-www-form-urlencoded")
                .signed();
        assertThat(form.send(open).body()).contains("a=b&c=d0");
        assertThat(form.send(verifying).body()).contains("a=b&c=d0");
    }

    @Test
    void areTooLargeAboveIt() {
        for (Emulator emulator : new Emulator[] {open, verifying}) {
            assertTooLarge(post(101).send(emulator));
            assertTooLarge(post(101).sendInChunks(emulator));
            assertThat(post(1).send(emulator).status()).isEqualTo(200);
        }
    }

    private static void assertTooLarge(RawReply reply) {
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.header("Connection")).contains("close");
        assertThat(reply.body()).contains("\"error_code\":\"APIGW.0201\"");
        assertThat(reply.header("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1073741824\r\n\r\nx", "Transfer-Encoding: chunked\r\n\r\n65\r\n"})
    void areNotAwaitedWhenTheyAreTooLargeOrNotRead(String rest) {
        String body = rest.startsWith("T") ? rest + "x".repeat(101) + "\r\n" : rest;
        assertTooLarge(unfinished(open, "/test/body", body));
        RawReply unsigned = unfinished(verifying, "/test/body", body);
        assertThat(unsigned.status()).isEqualTo(401);
        for (Emulator emulator : new Emulator[] {open, verifying}) {
            assertThat(unfinished(emulator, "/nowhere", body).body()).contains("APIGW.0101");
        }
    }

    private static RawReply unfinished(Emulator emulator, String path, String rest) {
        return UnfinishedCall.send(emulator, "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + rest);
    }

    @Test
    void areBadRequestsWhenTheyAreMalformed() {
        for (Emulator emulator : new Emulator[] {open, verifying}) {
            SignedCall call = post(0).with("Transfer-Encoding: chunked");
            RawReply broken = emulator.raw(
                    "POST /test/body HTTP/1.1\r\n" + String.join("\r\n", call.headers()) + "\r\n\r\nzz\r\n");
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.body()).contains("\"error_code\":\"APIGW.0201\"");
        }
    }
}
