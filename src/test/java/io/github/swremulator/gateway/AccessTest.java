package io.github.swremulator.gateway;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@EmulatorTest("swr.access.mode=present")
class AccessTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;

    AccessTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void refusesWhenThereIsNoCredential() {
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body())
                .startsWith("{\"error_msg\":\"Incorrect IAM authentication information: ")
                .contains("\"error_code\":\"APIGW.0301\"");
        assertThat(emulator.get(BUSYBOX, "X-Auth-Token", " ").statusCode()).isEqualTo(401);
        assertThat(emulator.get(BUSYBOX, "Authorization", "Basic YTpi").statusCode())
                .isEqualTo(401);
    }

    @Test
    void listsWhenThereIsATokenOrASignature() {
        assertThat(emulator.get(BUSYBOX, "X-Auth-Token", "any").statusCode()).isEqualTo(200);
        assertThat(emulator.get(
                                BUSYBOX,
                                "Authorization",
                                "SDK-HMAC-SHA256 Access=a, SignedHeaders=host;x-sdk-date, Signature=0",
                                "X-Sdk-Date",
                                "20260101T000000Z")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksNoCredentialOfAnUnknownRouteOrAProbe() {
        assertThat(emulator.get("/v2/nowhere").body()).contains("APIGW.0101");
        assertThat(emulator.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
}
