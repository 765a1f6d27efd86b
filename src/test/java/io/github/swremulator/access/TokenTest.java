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

    private String issued(String accessKey, String secretKey) {
        String body = """
                {"auth":{"identity":{"methods":["hw_ak_sk"],"hw_ak_sk":{"access":{"key":"%s"},"secret":{"key":"%s"}}}}}""";
        return SignedCall.post("/v3/auth/tokens", body.formatted(accessKey, secretKey))
                .send(emulator)
                .header("X-Subject-Token")
                .orElseThrow();
    }

    private RawReply post(String path, String token) {
        return SignedCall.post(path, "").with("X-Auth-Token: " + token).send(emulator);
    }

    private void assertAccepted(String token) {
        assertAccepted(emulator, token);
    }

    private static void assertAccepted(Emulator called, String token) {
        assertThat(called.get(BUSYBOX, "X-Auth-Token", token).statusCode()).isEqualTo(200);
    }

    private void assertRefused(String token, String reason) {
        assertRefused(emulator, token, reason);
    }

    private static void assertRefused(Emulator called, String token, String reason) {
        HttpResponse<String> reply = called.get(BUSYBOX, "X-Auth-Token", token);
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body())
                .contains(
                        "\"error_code\":\"APIGW.0301\"", "Incorrect IAM authentication information: " + reason + "\"");
    }

    @Test
    void isValidForADay() {
        String token = issued(ACCESS_KEY, SECRET_KEY);
        advance("86399s");
        assertAccepted(token);
        advance("1s");
        assertRefused(token, "token expires, expires_at: 2026-01-02T00:00:00Z");
    }

    @Test
    void expiresBeforeTheYear10000() {
        emulator.control().put("/clock", "{\"now\":\"9999-12-31T12:00:00Z\",\"frozen\":true}");
        String token = issued(ACCESS_KEY, SECRET_KEY);
        RawReply shown = SignedCall.get("/v3/auth/tokens", "")
                .with("X-Auth-Token: " + token)
                .with("X-Subject-Token: " + token)
                .send(emulator);
        assertThat(shown.body()).contains("\"expires_at\":\"9999-12-31T23:59:59.000000Z\"");
    }

    @Test
    void expiresWithTheKeysThatItWasIssuedFor() {
        String token = issued(TEMPORARY, "temporary-secret");
        assertAccepted(token);
        advance("1h");
        assertRefused(token, "token expires, expires_at: 2026-01-01T01:00:00Z");
    }

    @Test
    void isValidForAllInstancesWhereItsUserHasTheSameKeys() {
        String token = issued(ACCESS_KEY, SECRET_KEY);
        String alices = issued("AK1", "hidden-secret");
        try (Emulator other = Emulator.start(
                "swr.access.mode=verify",
                "swr.access.users[0].access-key=" + ACCESS_KEY,
                "swr.access.users[0].secret-key=" + SECRET_KEY,
                "swr.access.users[1].access-key=AK1",
                "swr.access.users[1].secret-key=changed",
                "swr.access.users[1].id=" + VerifyingTest.ALICE_ID)) {
            other.control().put("/clock", SignedCall.CLOCK);
            assertAccepted(other, token);
            assertThat(post("/test/caller", alices).status()).isEqualTo(200);
            assertRefused(other, alices, "decrypt token fail");
        }
    }

    @Test
    void isRefusedWhenACharacterIsChanged() {
        String token = issued(ACCESS_KEY, SECRET_KEY);
        assertAccepted(token);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == '1' ? '2' : '1';
            assertRefused(token.substring(0, at) + other + token.substring(at + 1), "decrypt token fail");
        }
        assertRefused(token + "0", "decrypt token fail");
        assertRefused(token.substring(1), "decrypt token fail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "configure", "configured0", "..", "0.0.0", "CONFIGURED"})
    void isRefusedWhenItIsUnknown(String token) {
        assertRefused(token, "decrypt token fail");
    }

    @Test
    void isMissingWhenItIsBlank() {
        assertRefused(" ", "x-auth-token and authorization not found");
    }

    @ParameterizedTest
    @CsvSource({"configured, alice", "ending, " + TEMPORARY})
    void isAcceptedFromTheSettings(String token, String user) {
        assertThat(post("/test/caller", token).body()).contains("userName=" + user + ",");
    }

    @Test
    void expiresAsConfigured() {
        advance("30m");
        assertRefused("ending", "token expires, expires_at: 2026-01-01T00:30:00Z");
        assertThat(post("/test/caller", "configured").status()).isEqualTo(200);
    }

    /** The password of the Docker client is the HMAC of the access key, as the vendor's manual says. */
    @Test
    void getsALoginMadeOfItsUsersKeys() {
        assertThat(post("/v2/manage/utils/secret", "configured").header("X-Swr-Dockerlogin"))
                .contains("docker login -u eu-de@AK1 -p " + SignedCall.hmac("hidden-secret", "AK1"));
    }

    @Test
    void takesPrecedenceOverASignature() {
        SignedCall call = SignedCall.get(BUSYBOX, "").signed();
        assertThat(call.send(emulator).status()).isEqualTo(200);
        assertThat(call.with("X-Auth-Token: x").send(emulator).status()).isEqualTo(401);
    }
}
