package io.github.swremulator.access;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.access.SignedCall.ACCESS_KEY;
import static io.github.swremulator.access.SignedCall.SECRET_KEY;
import static io.github.swremulator.access.VerifyingTest.LATE;
import static io.github.swremulator.access.VerifyingTest.TEMPORARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@VerifyingTest
class SignatureTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;

    SignatureTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void setTheClock() {
        emulator.control().put("/clock", SignedCall.CLOCK);
    }

    private void assertAccepted(SignedCall call) {
        assertThat(call.send(emulator).status()).isEqualTo(200);
    }

    private void assertRefused(SignedCall call, String reason) {
        RawReply reply = call.send(emulator);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body())
                .contains("\"error_code\":\"APIGW.0301\"", "Incorrect IAM authentication information: " + reason)
                .doesNotContain(SECRET_KEY, "Signature=0", "<b>");
    }

    /** Headers that were signed for another path or method. */
    private static SignedCall busybox(SignedCall signed) {
        return new SignedCall("GET", BUSYBOX, "", signed.headers(), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "limit=10&offset=0",
                "offset=0&limit=10",
                "tag=&limit=",
                "x&y",
                "x=a=b",
                "filter=limit::10|offset::0",
                "filter=limit%3A%3A10%7Coffset%3A%3A0",
                "x=%20%7E~*%2A&y=+",
                "x=%e4%bd%a0",
                "x=2&x=1",
                "&x=1&&",
                "x-y=1&x=2"
            })
    void isValidForAnyQuery(String query) {
        assertAccepted(SignedCall.get(BUSYBOX, query).signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a%24b", "a~b", "a%7eb"})
    void isValidForAnyPath(String repository) {
        RawReply reply =
                SignedCall.get(tags("namespace", repository), "").signed().send(emulator);
        assertThat(reply.body()).contains("SVCSTG.SWR.40");
    }

    @Test
    void isValidForBothFormsOfAPathWithADoubleSlash() {
        SignedCall sent = SignedCall.get("/" + BUSYBOX, "").signed();
        SignedCall read = SignedCall.get(BUSYBOX, "").signed();
        assertAccepted(sent);
        assertAccepted(new SignedCall("GET", "/" + BUSYBOX, "", read.headers(), ""));
        assertRefused(busybox(sent), "verify aksk");
    }

    @Test
    void isValidWithMoreHeaders() {
        assertAccepted(SignedCall.get(BUSYBOX, "")
                .with("X-Project-Id:   0123  ")
                .with("X-Many: a")
                .with("X-Many: b")
                .signed(ACCESS_KEY, SECRET_KEY, "host", "x-many", "x-project-id", "x-sdk-date"));
    }

    /** The vendor's client in Go, which Terraform uses, signs this way. */
    @Test
    void isValidWithoutTheHost() {
        assertAccepted(SignedCall.get(BUSYBOX, "").signed(ACCESS_KEY, SECRET_KEY, "x-sdk-date"));
    }

    @ParameterizedTest
    @CsvSource({"20251231T234500Z, 200", "20251231T234459Z, 401", "20260101T001500Z, 200", "20260101T001501Z, 401"})
    void isValidForAQuarterOfAnHour(String date, int status) {
        SignedCall call = SignedCall.get(BUSYBOX, "").replaced(SignedCall.DATE, date);
        assertThat(call.signed().send(emulator).status()).isEqualTo(status);
    }

    @Test
    void identifiesTheCaller() {
        RawReply reply = SignedCall.post("/test/caller", "").signed().send(emulator);
        assertThat(reply.body())
                .contains("userName=" + ACCESS_KEY, "accountName=swr-emulator", "administrator=true")
                .containsPattern("userId=[0-9a-f]{32},")
                .containsPattern("accountId=[0-9a-f]{32},");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "text of any kind", "a=b&c=d"})
    void coversTheBodyAndLeavesItReadable(String body) {
        SignedCall call = SignedCall.post("/test/body", body)
                .with("Content-Type: application/x-www-form-urlencoded")
                .signed();
        assertThat(call.send(emulator).body()).contains(body + "0");
        assertThat(call.sendInChunks(emulator).body()).contains(body + "0");
    }

    @Test
    void doesNotCoverABodyThatIsDeclaredUnsigned() {
        SignedCall call = SignedCall.post("/test/body", "UNSIGNED").with("X-Sdk-Content-Sha256: UNSIGNED-PAYLOAD");
        assertAccepted(vendorSigned(call, Map.of("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD")));
        assertRefused(
                call.replaced("UNSIGNED-PAYLOAD", "0".repeat(64)).signed(),
                "verify aksk signature fail, X-Sdk-Content-Sha256 is not the body's");
    }

    @Test
    void isComputedLikeTheVendorsSigner() {
        SignedCall call = vendorSigned(SignedCall.post("/test/body", "{\"a\": 1}"), Map.of());
        assertAccepted(call);
        assertThat(call.sendInChunks(emulator).status()).isEqualTo(200);
        assertRefused(call.replaced("\"a\": 1", "\"a\": 2"), "verify aksk signature fail\"");
    }

    private static SignedCall vendorSigned(SignedCall call, Map<String, String> headers) {
        HttpRequest request = HttpRequest.newBuilder()
                .withMethod(HttpMethod.POST)
                .withEndpoint("http://localhost")
                .withPath(call.path())
                .withContentType("application/json")
                .addHeader("X-Sdk-Date", SignedCall.DATE)
                .addHeaders(headers)
                .withBodyAsString(call.body())
                .build();
        Map<String, String> signed = AKSKSigner.getInstance()
                .sign(request, new BasicCredentials().withAk(ACCESS_KEY).withSk(SECRET_KEY));
        return call.with("Content-Type: application/json").with("Authorization: " + signed.get("Authorization"));
    }

    static Stream<Named<UnaryOperator<SignedCall>>> changes() {
        return Stream.of(
                change("another path", call -> call.replaced("busybox", "busybo")),
                change("an additional parameter", call -> call.replaced("limit=10", "limit=10&tag=x")),
                change("a missing parameter", call -> call.replaced("&offset=0", "")),
                change("another value", call -> call.replaced("offset=0", "offset=1")),
                change("another host", call -> call.replaced("localhost", "elsewhere")),
                change("another signed header", call -> call.replaced("X-Project-Id: 1", "X-Project-Id: 2")),
                change("a missing signed header", call -> call.without("X-Project-Id")),
                change("a signed header twice", call -> call.with("X-Project-Id: 1")),
                change("another date", call -> call.replaced("000000Z", "000001Z")),
                change("no date", call -> call.without("X-Sdk-Date")),
                change("two dates", call -> call.with("X-Sdk-Date: " + SignedCall.DATE)),
                change(
                        "a body",
                        call -> new SignedCall(call.method(), call.path(), call.query(), call.headers(), "body")),
                change("no Access", call -> call.replaced("Access=" + ACCESS_KEY + ", ", "")),
                change("an empty Access", call -> call.replaced("Access=" + ACCESS_KEY, "Access=")),
                change("a malformed Access", call -> call.replaced("Access=" + ACCESS_KEY, "Access=<b>")),
                change("no SignedHeaders", call -> call.replaced("SignedHeaders=", "Headers=")),
                change("empty SignedHeaders", call -> call.replaced("host;x-project-id;x-sdk-date", "")),
                change("an empty signed header", call -> call.replaced("host;x-", "host;;x-")),
                change(
                        "a signed header named twice",
                        call -> call.replaced("SignedHeaders=host", "SignedHeaders=host;host")),
                change("a date that is not signed", call -> call.replaced(";x-sdk-date", "")),
                change("a signed header that is not listed", call -> call.replaced("host;", "")),
                change(
                        "signed headers in another order",
                        call -> call.replaced("host;x-project-id;x-sdk-date", "x-project-id;host;x-sdk-date")),
                change("no Signature", call -> call.replaced("Signature=", "Sign=")),
                change("two Signatures", call -> call.replaced("Signature=", "Signature=0, Signature=")),
                change("an additional part", call -> call.replaced("Signature=", "Region=x, Signature=")),
                change("two Authorizations", call -> call.with(authorization(call))),
                change("an uppercase signature", SignatureTest::uppercased),
                change("a truncated signature", SignatureTest::truncated),
                change(
                        "a signature that is too long",
                        call -> call.replaced(authorization(call), authorization(call) + "0")),
                change("a superfluous security token", call -> call.with("X-Security-Token: any")),
                change("a signature of 30 KB", call -> call.replaced("Signature=", "Signature=" + "0".repeat(30_000))));
    }

    private static Named<UnaryOperator<SignedCall>> change(String name, UnaryOperator<SignedCall> change) {
        return Named.of(name, change);
    }

    private static String authorization(SignedCall call) {
        return call.headers().stream()
                .filter(header -> header.startsWith("Authorization"))
                .findFirst()
                .orElseThrow();
    }

    private static SignedCall uppercased(SignedCall call) {
        String signature = authorization(call).split("Signature=", -1)[1];
        return call.replaced(signature, signature.toUpperCase(Locale.ROOT));
    }

    private static SignedCall truncated(SignedCall call) {
        String authorization = authorization(call);
        return call.replaced(authorization, authorization.substring(0, authorization.length() - 1));
    }

    private static SignedCall unchanged() {
        return SignedCall.get(BUSYBOX, "limit=10&offset=0")
                .with("X-Project-Id: 1")
                .signed(ACCESS_KEY, SECRET_KEY, "host", "x-project-id", "x-sdk-date");
    }

    @Test
    void isValid() {
        assertAccepted(unchanged());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isRefusedWith(UnaryOperator<SignedCall> change) {
        assertRefused(change.apply(unchanged()), "verify aksk signature fail");
    }

    @Test
    void isRefusedWithTheReason() {
        SignedCall call = SignedCall.get(BUSYBOX, "");
        String[] names = {"host", "x-sdk-date"};
        assertRefused(call.signed(ACCESS_KEY, "wrong", names), "verify aksk signature fail\"");
        assertRefused(busybox(SignedCall.post(BUSYBOX, "").signed()), "verify aksk signature fail\"");
        assertRefused(call.signed("UNKNOWN", SECRET_KEY, names), "ak UNKNOWN not exist\"");
        assertRefused(
                call.signed(ACCESS_KEY, SECRET_KEY, "host"), "verify aksk signature fail, X-Sdk-Date must be signed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z",
                "20260101T000000",
                "20260132T000000Z",
                "20260229T000000Z",
                "now",
                "+20260101T00000Z"
            })
    void isRefusedWithAMalformedDate(String date) {
        assertRefused(
                SignedCall.get(BUSYBOX, "").replaced(SignedCall.DATE, date).signed(),
                "verify aksk signature fail, X-Sdk-Date must have the form yyyyMMddTHHmmssZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic YTpi", "V11-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=0", "sdk-hmac-sha256 x"})
    void isMissingWithAnotherScheme(String authorization) {
        assertRefused(
                SignedCall.get(BUSYBOX, "").with("Authorization: " + authorization),
                "x-auth-token and authorization not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260101///sdk_request",
                "20260101/eu-de/swr/sdk_request",
                "20260101/eu-de//sdk_request",
            })
    void isValidInItsOlderForm(String scope) {
        SignedCall call =
                SignedCall.get(BUSYBOX, "limit=10&offset=0").signedFor(scope, SECRET_KEY, "host", "x-sdk-date");
        assertAccepted(call);
        assertRefused(call.replaced("offset=0", "offset=1"), "verify aksk signature fail\"");
        assertRefused(call.replaced("///", "/x//").replaced("eu-de", "eu-nl"), "verify aksk signature fail\"");
    }

    @ParameterizedTest
    @CsvSource({
        "20260101///sdk_request, wrong, ''",
        "20260102///sdk_request, hidden-secret-key-1, ', Credential must contain the day of X-Sdk-Date'",
        "20260101///aws4_request, hidden-secret-key-1, ', Authorization must have Access or Credential'",
        "20260101//sdk_request, hidden-secret-key-1, ', Authorization must have Access or Credential'",
        "20260101/a b//sdk_request, hidden-secret-key-1, ', Authorization must have Access or Credential'",
        "'', hidden-secret-key-1, ', Authorization must have Access or Credential'"
    })
    void isRefusedInItsOlderForm(String scope, String secretKey, String reason) {
        assertRefused(
                SignedCall.get(BUSYBOX, "").signedFor(scope, secretKey, "host", "x-sdk-date"),
                "verify aksk signature fail" + reason);
    }

    /** The canonical request of such a client has no query, and the hash of the query for that of the body. */
    @Test
    void coversTheQueryOfAPostWithoutABodyInItsOlderForm() {
        SignedCall asForm = SignedCall.post("/test/body", "a=1&b=x+y")
                .signedFor("20260101///sdk_request", SECRET_KEY, "host", "x-sdk-date");
        SignedCall sent = new SignedCall("POST", "/test/body", "b=x%20y&a=1", asForm.headers(), "");
        assertAccepted(sent);
        assertRefused(sent.replaced("a=1", "a=2"), "verify aksk signature fail\"");
        assertRefused(
                new SignedCall("POST", "/test/body", sent.query(), sent.headers(), "body"),
                "verify aksk signature fail\"");
    }

    @Test
    void isValidForTemporaryKeysOnlyWithTheirSecurityToken() {
        SignedCall call = SignedCall.get(BUSYBOX, "");
        String[] names = {"host", "x-sdk-date"};
        SignedCall signed = call.signed(TEMPORARY, "temporary-secret", names);
        SignedCall late = call.with("X-Security-Token: security-token-2").signed(LATE, "temporary-secret", names);
        assertAccepted(signed.with("X-Security-Token: security-token-1"));
        assertAccepted(call.with("X-Security-Token: security-token-1")
                .signed(TEMPORARY, "temporary-secret", "host", "x-sdk-date", "x-security-token"));
        assertRefused(signed, "verify aksk signature fail, X-Security-Token must occur once");
        assertRefused(
                signed.with("X-Security-Token: security-token-2"),
                "verify aksk signature fail, X-Security-Token is not that of the access key");
        assertRefused(late, "token expires, expires_at: 2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Access=x", ",", "=", ";", "Access=,Access=", " ,", "a;"})
    void isRefusedQuicklyWithAHostileHeader(String hostile) {
        String header = "Authorization: SDK-HMAC-SHA256 " + hostile.repeat(30_000 / hostile.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertRefused(SignedCall.get(BUSYBOX, "").with(header), "verify aksk signature fail"));
    }
}
