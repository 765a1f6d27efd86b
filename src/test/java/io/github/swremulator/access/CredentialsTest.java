package io.github.swremulator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CredentialsTest {

    private static MockHttpServletRequest signed(String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        return request;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0; AK",
                "SDK-HMAC-SHA256 SignedHeaders=host,Access=AK; AK",
                "SDK-HMAC-SHA256 Credential=AK/20260101/eu-de/swr/sdk_request, SignedHeaders=host, Signature=0; AK",
                "SDK-HMAC-SHA256 Access=, Access=AK; AK",
                "SDK-HMAC-SHA256 NoAccess=no, Access=AK; AK",
                "SDK-HMAC-SHA256 SignedHeaders=host;",
                "Basic Access=AK;",
                "Access=AK;"
            })
    void isTheAccessKeyOfASignature(String authorization, String accessKey) {
        assertThat(Credentials.displayName(signed(authorization))).isEqualTo(accessKey);
    }

    @Test
    void isTheNameOfATokenBeforeAnAccessKey() {
        MockHttpServletRequest request = signed("SDK-HMAC-SHA256 Access=AK");
        request.addHeader("X-Auth-Token", "secret");
        assertThat(Credentials.displayName(request))
                .isEqualTo(Credentials.displayName("secret"))
                .matches("token-[0-9a-f]{12}");
    }

    @Test
    void isFoundQuicklyInAHostileHeader() {
        // A dot in a pattern does not match the last character, so a pattern that must reach the end would backtrack.
        String hostile = "SDK-HMAC-SHA256 " + "Access=x".repeat(4_000) + "\u0085";
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(Credentials.displayName(signed(hostile))).startsWith("x"));
    }
}
