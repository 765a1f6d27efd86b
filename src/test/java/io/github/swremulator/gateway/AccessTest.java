package io.github.swremulator.gateway;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EmulatorTest("swr.access.mode=present")
class AccessTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;

    AccessTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Other: any", "X-Auth-Token:  ", "Authorization: Basic YTpi"})
    void refusesARequestWithoutACredential(String header) {
        RawReply reply = emulator.rawGet(BUSYBOX, header);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body())
                .startsWith("{\"error_msg\":\"Incorrect IAM authentication information: ")
                .contains("\"error_code\":\"APIGW.0301\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auth-Token: any",
                "Authorization: SDK-HMAC-SHA256 Access=a, SignedHeaders=host;x-sdk-date, Signature=0\r\n"
                        + "X-Sdk-Date: 20260101T000000Z"
            })
    void acceptsAnyTokenOrSignature(String headers) {
        assertThat(emulator.rawGet(BUSYBOX, headers).status()).isEqualTo(200);
    }

    @Test
    void requiresNoCredentialForAnUnknownRouteOrAProbe() {
        assertThat(emulator.get("/v2/nowhere").body()).contains("APIGW.0101");
        assertThat(emulator.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
}
