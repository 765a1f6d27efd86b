package io.github.swremulator.control.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import io.github.swremulator.TestSession;
import io.github.swremulator.access.SignedCall;
import io.github.swremulator.access.VerifyingTest;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When credentials are verified, those of a session are valid in it only. */
@VerifyingTest
class VerifiedSessionTest {

    private static final String CALLER = "/test/caller";
    private static final String ADMINISTRATOR = "accountName=swr-emulator, administrator=true";

    private final Emulator emulator;
    private final TestSession one;
    private final TestSession other;

    VerifiedSessionTest(Emulator emulator) {
        this.emulator = emulator;
        this.one = TestSession.open(emulator);
        this.other = TestSession.open(emulator);
    }

    /** Those of both sessions, since a signature is checked by the clock of its session. */
    @BeforeEach
    void setTheClocks() {
        one.control("PUT", "/clock", SignedCall.CLOCK);
        other.control("PUT", "/clock", SignedCall.CLOCK);
        emulator.control().put("/clock", SignedCall.CLOCK);
    }

    @AfterEach
    void closeBoth() {
        one.close();
        other.close();
    }

    private RawReply call(String path, UnaryOperator<SignedCall> credential) {
        return credential.apply(SignedCall.post(path, "body")).send(emulator);
    }

    private static UnaryOperator<SignedCall> signedBy(TestSession session) {
        return call -> call.signed(session.accessKey(), session.secretKey(), "host", "x-sdk-date");
    }

    private static UnaryOperator<SignedCall> tokenOf(TestSession session) {
        return call -> call.with("X-Auth-Token: " + session.token());
    }

    private static void assertGood(RawReply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains(ADMINISTRATOR);
    }

    private static void assertRefused(RawReply reply, String reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.body()).contains("APIGW.0301", reason);
    }

    @Test
    void acceptsSignaturesOfPathsWithAndWithoutPrefix() {
        assertGood(call(one.prefix() + CALLER, signedBy(one)));
        SignedCall withoutPrefix = signedBy(one).apply(SignedCall.post(CALLER, "body"));
        assertGood(new SignedCall("POST", one.prefix() + CALLER, "", withoutPrefix.headers(), "body").send(emulator));
        assertGood(call(CALLER, signedBy(one)));
        SignedCall ofAnother = signedBy(one).apply(SignedCall.post(other.prefix() + CALLER, "body"));
        assertRefused(
                new SignedCall("POST", one.prefix() + CALLER, "", ofAnother.headers(), "body").send(emulator),
                "verify aksk signature fail");
    }

    @Test
    void isRefusedWithAnotherSecret() {
        assertRefused(
                call(CALLER, call -> call.signed(one.accessKey(), other.secretKey(), "host", "x-sdk-date")),
                "verify aksk signature fail");
    }

    @Test
    void acceptsItsToken() {
        assertGood(call(CALLER, tokenOf(one)));
        assertGood(call(one.prefix() + CALLER, tokenOf(one)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "default"})
    void refusesCredentialsOfAnotherSession(String which) {
        String prefix = which.equals("default") ? "/_session/default" : other.prefix();
        assertRefused(call(prefix + CALLER, signedBy(one)), "ak " + one.accessKey() + " not exist");
        assertRefused(call(prefix + CALLER, tokenOf(one)), "decrypt token fail");
    }

    @Test
    void acceptsConfiguredUsers() {
        assertGood(call(one.prefix() + CALLER, SignedCall::signed));
        assertThat(call(one.prefix() + CALLER, call -> call.with("X-Auth-Token: configured"))
                        .body())
                .contains("userName=alice");
        assertRefused(call(one.prefix() + CALLER, call -> call), "x-auth-token and authorization not found");
    }

    @Test
    void usesTheClockOfItsSession() {
        other.control("PUT", "/clock", "{\"now\":\"2026-01-01T00:16:00Z\",\"frozen\":true}");
        assertRefused(call(CALLER, signedBy(other)), "X-Sdk-Date differs");
        assertGood(call(CALLER, signedBy(one)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void getsATokenFromIam(boolean isNamed) {
        String path = (isNamed ? one.prefix() : "") + "/v3/auth/tokens";
        String body = """
                {"auth":{"identity":{"methods":["hw_ak_sk"],"hw_ak_sk":{"access":{"key":"%s"},"secret":{"key":"%s"}}}}}""";
        RawReply issued = SignedCall.post(path, body.formatted(one.accessKey(), one.secretKey()))
                .send(emulator);
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(issued.header("X-Subject-Token")).contains(one.token());
        assertThat(issued.body()).contains("\"expires_at\":\"2026-01-02T00:00:00.000000Z\"", "te_admin");
        assertThat(SignedCall.post(path, body.formatted(one.accessKey(), "wrong"))
                        .send(emulator)
                        .status())
                .isEqualTo(401);
        RawReply again = SignedCall.post(path, """
                {"auth":{"identity":{"methods":["token"],"token":{"id":"%s"}}}}""".formatted(one.token())).send(emulator);
        assertThat(again.header("X-Subject-Token")).contains(one.token());
    }
}
