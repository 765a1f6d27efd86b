package io.github.swremulator.access;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import io.github.swremulator.control.json.Steering;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final String[] USERS = {
        "swr.access.mode=verify",
        "swr.access.users[0].access-key=AK1",
        "swr.access.users[0].secret-key=hidden-secret",
        "swr.access.users[0].name=alice",
        "swr.access.users[0].password=hidden-password",
        "swr.access.users[1].access-key=AK2",
        "swr.access.users[1].secret-key=other-secret",
        "swr.access.users[1].security-token=security-token",
        "swr.access.users[1].expires-at=2026-01-01T01:00:00Z",
        "swr.access.tokens[0].token=configured",
        "swr.access.tokens[0].user=alice",
        "swr.access.tokens[1].token=ending",
        "swr.access.tokens[1].user=AK2",
        "swr.access.tokens[1].expires-at=2026-01-01T00:30:00Z"
    };

    private static Emulator emulator;

    @BeforeAll
    static void start() {
        emulator = Emulator.startWith(Echo.class, USERS);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void setTheClock() {
        new Steering(emulator).put("/clock", SignedCall.CLOCK);
    }

    private static void advance(String span) {
        new Steering(emulator).put("/clock", "{\"advance\":\"" + span + "\"}");
    }

    /** Of whose two keys it is. */
    private static String issued(String accessKey, String secretKey) {
        RawReply reply = SignedCall.post(
                        "/v3/auth/tokens",
                        "{\"auth\":{\"identity\":{\"methods\":[\"hw_ak_sk\"],\"hw_ak_sk\":{\"access\":{\"key\":\""
                                + accessKey + "\"},\"secret\":{\"key\":\"" + secretKey + "\"}}}}}")
                .send(emulator);
        return reply.header("X-Subject-Token").orElseThrow();
    }

    private static HttpResponse<String> list(Emulator called, String token) {
        return called.get(BUSYBOX, "X-Auth-Token", token);
    }

    private static void assertRefused(HttpResponse<String> reply, String reason) {
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body())
                .contains(
                        "\"error_code\":\"APIGW.0301\"", "Incorrect IAM authentication information: " + reason + "\"");
    }

    @Test
    void isGoodForADay() {
        String token = issued("AK1", "hidden-secret");
        assertThat(list(emulator, token).statusCode()).isEqualTo(200);
        advance("86399s");
        assertThat(list(emulator, token).statusCode()).isEqualTo(200);
        advance("1s");
        assertRefused(list(emulator, token), "token expires, expires_at: 2026-01-02T00:00:00Z");
    }

    @Test
    void endsWithTheKeysThatItIsOf() {
        String token = issued("AK2", "other-secret");
        assertThat(list(emulator, token).statusCode()).isEqualTo(200);
        advance("1h");
        assertRefused(list(emulator, token), "token expires, expires_at: 2026-01-01T01:00:00Z");
    }

    @Test
    void isGoodForEveryInstanceWithTheSameUsersAndForNoOther() {
        String token = issued("AK1", "hidden-secret");
        try (Emulator same = Emulator.start(USERS)) {
            new Steering(same).put("/clock", SignedCall.CLOCK);
            assertThat(list(same, token).statusCode()).isEqualTo(200);
        }
        String[] changed = USERS.clone();
        changed[2] = "swr.access.users[0].secret-key=changed";
        try (Emulator other = Emulator.start(changed)) {
            new Steering(other).put("/clock", SignedCall.CLOCK);
            assertRefused(list(other, token), "decrypt token fail");
        }
    }

    @Test
    void isNotGoodWhenAnyCharacterOfItIsAnother() {
        String token = issued("AK1", "hidden-secret");
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == '1' ? '2' : '1';
            String tampered = token.substring(0, at) + other + token.substring(at + 1);
            assertRefused(list(emulator, tampered), "decrypt token fail");
        }
        assertRefused(list(emulator, token + "0"), "decrypt token fail");
        assertRefused(list(emulator, token.substring(1)), "decrypt token fail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "configure", "configured0", "..", "0.0.0", "CONFIGURED"})
    void isNotGoodWhenNobodyIssuedIt(String token) {
        assertRefused(list(emulator, token), "decrypt token fail");
    }

    @Test
    void isNoneWhenItIsBlank() {
        assertRefused(list(emulator, " "), "x-auth-token and authorization not found");
    }

    @ParameterizedTest
    @CsvSource({"configured, alice", "ending, AK2"})
    void isGoodWhenTheSettingsStateIt(String token, String user) {
        RawReply reply = SignedCall.post("/test/caller", "")
                .with("X-Auth-Token: " + token)
                .send(emulator);
        assertThat(reply.body()).contains("userName=" + user + ",");
    }

    @Test
    void endsWhenTheSettingsSaySo() {
        advance("30m");
        assertRefused(list(emulator, "ending"), "token expires, expires_at: 2026-01-01T00:30:00Z");
        assertThat(list(emulator, "configured").statusCode()).isEqualTo(200);
    }

    @Test
    void isLookedAtBeforeASignature() {
        SignedCall call = SignedCall.get(BUSYBOX, "").signed("AK1", "hidden-secret", "host", "x-sdk-date");
        assertThat(call.send(emulator).status()).isEqualTo(200);
        assertThat(call.with("X-Auth-Token: x").send(emulator).status()).isEqualTo(401);
    }
}
