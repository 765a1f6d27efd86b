package io.github.swremulator.access;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.access.SignedCall.ACCESS_KEY;
import static io.github.swremulator.access.SignedCall.SECRET_KEY;
import static io.github.swremulator.access.VerifyingTest.TEMPORARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@VerifyingTest
class TokenTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;

    TokenTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void setTheClock() {
        emulator.control().put("/clock", SignedCall.CLOCK);
    }

    private void advance(String span) {
        emulator.control().put("/clock", "{\"advance\":\"" + span + "\"}");
    }

    private String issued() {
        return issued(ACCESS_KEY, SECRET_KEY);
    }

    /** Of whose two keys it is. */
    private String issued(String accessKey, String secretKey) {
        RawReply reply = SignedCall.post(
                        "/v3/auth/tokens",
                        "{\"auth\":{\"identity\":{\"methods\":[\"hw_ak_sk\"],\"hw_ak_sk\":{\"access\":{\"key\":\""
                                + accessKey + "\"},\"secret\":{\"key\":\"" + secretKey + "\"}}}}}")
                .send(emulator);
        return reply.header("X-Subject-Token").orElseThrow();
    }

    private HttpResponse<String> list(String token) {
        return list(emulator, token);
    }

    private static HttpResponse<String> list(Emulator called, String token) {
        return called.get(BUSYBOX, "X-Auth-Token", token);
    }

    private RawReply caller(String token) {
        return SignedCall.post("/test/caller", "")
                .with("X-Auth-Token: " + token)
                .send(emulator);
    }

    private static void assertRefused(HttpResponse<String> reply, String reason) {
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body())
                .contains(
                        "\"error_code\":\"APIGW.0301\"", "Incorrect IAM authentication information: " + reason + "\"");
    }

    @Test
    void isGoodForADay() {
        String token = issued();
        assertThat(list(token).statusCode()).isEqualTo(200);
        advance("86399s");
        assertThat(list(token).statusCode()).isEqualTo(200);
        advance("1s");
        assertRefused(list(token), "token expires, expires_at: 2026-01-02T00:00:00Z");
    }

    @Test
    void endsWithTheKeysThatItIsOf() {
        String token = issued(TEMPORARY, "temporary-secret");
        assertThat(list(token).statusCode()).isEqualTo(200);
        advance("1h");
        assertRefused(list(token), "token expires, expires_at: 2026-01-01T01:00:00Z");
    }

    @Test
    void isGoodForEveryInstanceWhereItsUserHasTheSameKeysAndForNoOther() {
        String token = issued();
        String alices = issued("AK1", "hidden-secret");
        try (Emulator other = Emulator.start(
                "swr.access.mode=verify",
                "swr.access.users[0].access-key=" + ACCESS_KEY,
                "swr.access.users[0].secret-key=" + SECRET_KEY,
                "swr.access.users[1].access-key=AK1",
                "swr.access.users[1].secret-key=changed",
                "swr.access.users[1].id=" + VerifyingTest.ALICE_ID)) {
            other.control().put("/clock", SignedCall.CLOCK);
            assertThat(list(other, token).statusCode()).isEqualTo(200);
            assertThat(caller(alices).status()).isEqualTo(200);
            assertRefused(list(other, alices), "decrypt token fail");
        }
    }

    @Test
    void isNotGoodWhenAnyCharacterOfItIsAnother() {
        String token = issued();
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == '1' ? '2' : '1';
            String tampered = token.substring(0, at) + other + token.substring(at + 1);
            assertRefused(list(tampered), "decrypt token fail");
        }
        assertRefused(list(token + "0"), "decrypt token fail");
        assertRefused(list(token.substring(1)), "decrypt token fail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "configure", "configured0", "..", "0.0.0", "CONFIGURED"})
    void isNotGoodWhenNobodyIssuedIt(String token) {
        assertRefused(list(token), "decrypt token fail");
    }

    @Test
    void isNoneWhenItIsBlank() {
        assertRefused(list(" "), "x-auth-token and authorization not found");
    }

    @ParameterizedTest
    @CsvSource({"configured, alice", "ending, " + TEMPORARY})
    void isGoodWhenTheSettingsStateIt(String token, String user) {
        assertThat(caller(token).body()).contains("userName=" + user + ",");
    }

    @Test
    void endsWhenTheSettingsSaySo() {
        advance("30m");
        assertRefused(list("ending"), "token expires, expires_at: 2026-01-01T00:30:00Z");
        assertThat(caller("configured").status()).isEqualTo(200);
    }

    @Test
    void isLookedAtBeforeASignature() {
        SignedCall call = SignedCall.get(BUSYBOX, "").signed();
        assertThat(call.send(emulator).status()).isEqualTo(200);
        assertThat(call.with("X-Auth-Token: x").send(emulator).status()).isEqualTo(401);
    }
}
