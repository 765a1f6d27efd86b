package io.github.swremulator.distribution;

import static io.github.swremulator.distribution.Registry.assertError;
import static io.github.swremulator.distribution.Registry.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import io.github.swremulator.TestSession;
import io.github.swremulator.image.Digest;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fault rules, clock, journal and findings know the operations of the registry. */
@EmulatorTest
class RegistryFaultTest {

    private static final String MANIFEST = "group/web/app/manifests/v1";

    private final Emulator emulator;
    private final Registry registry;

    RegistryFaultTest(Emulator emulator) {
        this.emulator = emulator;
        this.registry = new Registry(emulator, "cn-north-1@AKCLIENT:hidden-password");
    }

    @BeforeEach
    void hasAnOrganization() {
        emulator.seed("group: {}");
    }

    @AfterEach
    void closeSessions() {
        TestSession.closeAll(emulator);
    }

    private void put(String rules) {
        HttpResponse<String> reply = emulator.control().put("/faults", rules.replace('\'', '"'));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private HttpResponse<String> pull() {
        return registry.send("GET", MANIFEST, "");
    }

    @Test
    void aPushFailsAtItsThirdLayerAndSucceedsAgain() {
        put("""
                {'match':{'operation':'StartBlobUpload','namespace':'group','repository':'web/app','path':'/v2/group/web/**'},
                'when':{'nth':3},'then':{'error':'UNKNOWN','status':503,'message':'out of order'}}""");
        registry.pushBlob("group/web/app", "first");
        registry.pushBlob("group/web/app", "second");
        String third = "group/web/app/blobs/uploads/?digest=" + Digest.of("third");
        HttpResponse<String> failed = registry.send("POST", third, "third");
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).isEqualTo("{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"out of order\"}]}");
        assertThat(registry.send("HEAD", "group/web/app/blobs/" + Digest.of("third"), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(emulator.get(Emulator.tags("group", "web$app")).statusCode()).isEqualTo(404);
        registry.push("group/web/app", "v1", "third");
        assertThat(emulator.get(Emulator.tags("group", "web$app")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "DENIED, 403, DENIED, you do not have the permission",
        "TOOMANYREQUESTS, 429, TOOMANYREQUESTS, too many requests",
        "MANIFEST_INVALID, 400, MANIFEST_INVALID, Invalid image, fail to parse 'manifest.json'",
        "SVCSTG.SWR.4030170, 403, DENIED, Insufficient permissions",
        "SVCSTG.SWR.4040010, 404, NOT_FOUND, Image not found",
        "APIGW.0308, 429, TOOMANYREQUESTS, The throttling threshold has been reached",
        "APIGW.0306, 403, DENIED, API access denied"
    })
    void rendersEachCodeInTheFormOfTheRegistry(String code, int status, String shown, String message) {
        registry.push("group/web/app", "v1", "layer");
        put("{'match':{'operation':'PullManifest'},'then':{'error':'" + code + "'}}");
        HttpResponse<String> reply = pull();
        assertError(reply, status, shown);
        assertThat(reply.body()).startsWith("{\"errors\":[{\"code\":\"" + shown + "\",\"message\":\"" + message);
        assertThat(reply.headers().firstValue("X-Request-Id")).isPresent();
    }

    /** With the challenge by which a client finds the token service. */
    @Test
    void anInjectedErrorHasTheBytesOfATrueOne() {
        HttpResponse<String> real = emulator.get("/v2/" + MANIFEST);
        put("{'match':{'operation':'PullManifest'},'then':{'error':'UNAUTHORIZED'}}");
        HttpResponse<String> injected = pull();
        assertThat(injected.statusCode()).isEqualTo(real.statusCode()).isEqualTo(401);
        assertThat(injected.body()).isEqualTo(real.body());
        assertThat(injected.headers().firstValue("WWW-Authenticate"))
                .isPresent()
                .isEqualTo(real.headers().firstValue("WWW-Authenticate"));
    }

    /** Docker repeats a pull after 503, but not after 429. */
    @Test
    void aThrottledPullIsToldToTryAgain() {
        emulator.control().put("/clock", "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}");
        registry.push("group/web/app", "v1", "layer");
        put("{'match':{'operation':'PullManifest'},'then':{'throttle':{'rate':1,'per':'1m'}}}");
        assertThat(pull().statusCode()).isEqualTo(200);
        assertError(pull(), 503, "TOOMANYREQUESTS");
        assertThat(new Registry(emulator, "cn-north-1@AKOTHER:any")
                        .send("GET", MANIFEST, "")
                        .statusCode())
                .isEqualTo(200);
        emulator.control().put("/clock", "{\"advance\":\"1m\"}");
        assertThat(pull().statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenExpiresInTheMiddleOfAPush() {
        emulator.control().put("/clock", "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}");
        String[] token = {"Authorization", "Bearer " + registry.bearer(MANIFEST)};
        String upload =
                path(registry.exchange("POST", "/v2/group/web/app/blobs/uploads/", BodyPublishers.noBody(), token));
        assertThat(registry.exchange("PATCH", upload, BodyPublishers.ofString("first "), token)
                        .statusCode())
                .isEqualTo(202);
        emulator.control().put("/clock", "{\"advance\":\"15m\"}");
        HttpResponse<String> late = registry.exchange("PATCH", upload, BodyPublishers.ofString("second"), token);
        assertError(late, 401, "UNAUTHORIZED");
        assertThat(late.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .endsWith(",scope=\"repository:group/web/app:\"");
        assertThat(registry.send("GET", upload, "").headers().firstValue("Range"))
                .contains("0-5");
        String content = "first second";
        assertThat(registry.send("PUT", upload + "?digest=" + Digest.of(content), "second")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aLargeBlobBreaksOffWhereTheRuleSays() {
        String content = "0123456789".repeat(400_000);
        Digest digest = registry.pushBlob("group/web/app", content);
        put("{'match':{'operation':'PullBlob'},'then':{'truncate':1234567}}");
        String path = "/v2/group/web/app/blobs/" + digest;
        RawReply reply = emulator.rawGet(path, "Authorization: Bearer " + registry.bearer(path));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Length")).contains("4000000");
        assertThat(reply.body()).isEqualTo(content.substring(0, 1_234_567));
        JsonNode entry =
                entries(emulator.control().json("/requests?operation=PullBlob")).get(0);
        assertThat(entry.get("body_bytes").intValue()).isEqualTo(1_234_567);
        assertThat(entry.get("aborted").booleanValue()).isTrue();
    }

    /** More than Tomcat reads of a body that nobody needs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status':507,'headers':{'Content-Type':'text/html'},'body':'<html>full</html>'}",
                "{'error':'DENIED','status':507,'delay':'1ms'}"
            })
    void aLargePushIsAnsweredBeforeItsEnd(String then) {
        put("{'match':{'operation':'PushBlob'},'then':" + then + "}");
        String upload = path(registry.send("POST", "group/web/app/blobs/uploads/", ""));
        String content = "x".repeat(3_000_000);
        assertThat(registry.send("PUT", upload + "?digest=" + Digest.of(content), content)
                        .statusCode())
                .isEqualTo(507);
        emulator.control().delete("/faults");
        assertThat(registry.send("GET", upload, "").headers().firstValue("Range"))
                .as("nothing came")
                .contains("0-0");
    }

    @Test
    void aPushIsReset() {
        put("{'match':{'method':'PATCH'},'then':{'reset':true}}");
        String upload = path(registry.send("POST", "group/web/app/blobs/uploads/", ""));
        assertThatThrownBy(() -> registry.send("PATCH", upload, "x".repeat(3_000_000)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(registry.send("GET", upload, "").headers().firstValue("Range"))
                .contains("0-0");
    }

    private static List<JsonNode> entries(JsonNode journal) {
        return journal.get("requests").valueStream().toList();
    }

    @Test
    void theJournalShowsThePushAndNoSecret() {
        String token = registry.bearer(MANIFEST);
        registry.push("group/web/app", "v1", "layer");
        registry.send("HEAD", MANIFEST, "");
        registry.send("GET", "group/web/app/blobs/" + Digest.of("none"), "");
        List<JsonNode> calls = entries(emulator.control().json("/requests?operation=PushManifest"));
        assertThat(calls).hasSize(1);
        JsonNode pushed = calls.get(0);
        assertThat(pushed.get("path").stringValue()).isEqualTo("/v2/" + MANIFEST);
        assertThat(pushed.get("namespace").stringValue()).isEqualTo("group");
        assertThat(pushed.get("repository").stringValue()).isEqualTo("web/app");
        assertThat(pushed.get("credential").stringValue()).isEqualTo("AKCLIENT");
        assertThat(pushed.get("headers").get("Authorization").stringValue()).isEqualTo("(redacted)");
        assertThat(pushed.get("status").intValue()).isEqualTo(201);
        JsonNode unknown =
                entries(emulator.control().json("/requests?operation=PullBlob")).get(0);
        assertThat(unknown.get("error_code").stringValue()).isEqualTo("BLOB_UNKNOWN");
        assertThat(unknown.get("body_bytes").intValue()).isPositive();
        JsonNode all = emulator.control().json("/requests");
        assertThat(entries(all))
                .extracting(entry -> entry.get("operation").stringValue())
                .containsSubsequence(
                        "CreateRegistryToken", "StartBlobUpload", "PushManifest", "CheckManifest", "PullBlob");
        assertThat(entries(all))
                .allSatisfy(entry ->
                        assertThat(entry.get("credential").stringValue()).isEqualTo("AKCLIENT"));
        assertThat(all.toString()).doesNotContain("hidden-password", token);
        assertThat(emulator.control().json("/findings").get("total").intValue()).isZero();
    }

    /** A login without a colon, and a token of somebody else, may be secrets. */
    @ParameterizedTest
    @CsvSource({
        "Basic aGlkZGVu,",
        "Basic QUs6aGlkZGVu, AK",
        "Bearer hidden, token-e564b4081d7a",
        "Bearer a.hidden.b, token-"
    })
    void theJournalShowsNoSecretOfOddLogins(String authorization, String credential) {
        emulator.get("/v2/", "Authorization", authorization);
        JsonNode journal = emulator.control().json("/requests");
        assertThat(journal.toString()).doesNotContain("hidden", "aGlkZGVu");
        assertThat(entries(journal).get(0).path("credential").asString(""))
                .startsWith(credential == null ? "" : credential);
    }

    @Test
    void aSessionHasItsOwnFaultsAndJournal() {
        TestSession session = TestSession.open(emulator, "{\"seed\":\"group: {}\"}");
        Registry own = new Registry(emulator, "cn-north-1@" + session.accessKey() + ":any");
        own.push("group/app", "v1", "layer");
        assertThat(session.get(Emulator.tags("group", "app")).statusCode()).isEqualTo(200);
        assertThat(emulator.get(Emulator.tags("group", "app")).statusCode()).isEqualTo(404);
        session.control(
                "PUT", "/faults", "{\"match\":{\"operation\":\"PushManifest\"},\"then\":{\"error\":\"DENIED\"}}");
        assertError(own.putManifest("group/app", "v2", "{}", Registry.DOCKER_MANIFEST), 403, "DENIED");
        registry.push("group/app", "v2", "layer");
        String path = "/requests?operation=PushManifest";
        List<JsonNode> calls = entries(
                JsonMapper.shared().readTree(session.control("GET", path, "").body()));
        assertThat(calls)
                .hasSize(2)
                .allSatisfy(
                        call -> assertThat(call.get("credential").stringValue()).isEqualTo(session.accessKey()));
        assertThat(entries(emulator.control().json(path))).hasSize(1);
    }
}
