package io.github.swremulator.distribution;

import static io.github.swremulator.distribution.Registry.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.image.Digest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may push and pull, and with which token. */
@EmulatorTest({
    "swr.access.mode=verify",
    "swr.access.users[0].access-key=AKADMIN",
    "swr.access.users[0].secret-key=secret",
    "swr.access.users[1].access-key=AKREADER",
    "swr.access.users[1].secret-key=secret",
    "swr.access.users[1].id=" + RegistryTokenTest.READER_ID,
    "swr.access.users[1].name=reader",
    "swr.access.users[1].role=user",
    "swr.access.users[2].access-key=AKFOREIGN",
    "swr.access.users[2].secret-key=secret",
    "swr.access.users[2].account-name=elsewhere",
    "swr.access.users[2].account-id=" + RegistryTokenTest.FOREIGN_ACCOUNT
})
class RegistryTokenTest {

    static final String FOREIGN_ACCOUNT = "0000000000000000000000000000000f";
    static final String READER_ID = "00000000000000000000000000000001";

    private static final String SEED = """
            group: {permissions: [{user_id: '%s', user_name: reader, auth: 1}]}
            group/open: {is_public: true, tags: [v1]}
            group/closed: [v1]
            """.formatted(READER_ID);

    private final Emulator emulator;

    RegistryTokenTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed(SEED);
    }

    private Registry as(String accessKey) {
        return new Registry(emulator, "cn-north-1@" + accessKey + ":" + password(accessKey, "secret"));
    }

    /** As the user guide derives it: {@code printf AK | openssl dgst -binary -sha256 -hmac SK | xxd -p}. */
    private static String password(String accessKey, String secretKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(accessKey.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Registry nobody() {
        return new Registry(emulator, null);
    }

    private static JsonNode claims(HttpResponse<String> reply) {
        String token = JsonMapper.shared().readTree(reply.body()).get("token").stringValue();
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    @Test
    void isDemandedInTheWordsOfTheRealService() {
        HttpResponse<String> root = emulator.get("/v2/");
        assertThat(root.statusCode()).isEqualTo(401);
        String realm = "Bearer realm=\"" + emulator.endpoint() + "/swr/auth/v2/registry/auth/\",service=\"dockyard\"";
        assertThat(root.headers().firstValue("WWW-Authenticate")).contains(realm);
        assertThat(emulator.get("/v2/group/a/b/manifests/v1").headers().firstValue("WWW-Authenticate"))
                .contains(realm + ",scope=\"repository:group/a/b:\"");
        assertThat(emulator.get("/v2/", "Authorization", "Basic QUs6UFc=").statusCode())
                .isEqualTo(401);
    }

    @Test
    void isAJsonWebTokenOfAQuarterOfAnHour() {
        emulator.control().put("/clock", "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}");
        HttpResponse<String> reply = as("AKADMIN").token("repository:group/new:pull,push");
        JsonNode claims = claims(reply);
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(900);
        assertThat(claims.get("aud").stringValue()).isEqualTo("dockyard");
        assertThat(claims.get("access").toString())
                .isEqualTo("[{\"type\":\"repository\",\"name\":\"group/new\",\"actions\":[\"pull\",\"push\"]}]");
        String token = "Bearer "
                + JsonMapper.shared().readTree(reply.body()).get("token").stringValue();
        assertThat(emulator.get("/v2/", "Authorization", token).body()).isEqualTo("{}");
        emulator.control().put("/clock", "{\"advance\":\"899s\"}");
        assertThat(emulator.get("/v2/", "Authorization", token).statusCode()).isEqualTo(200);
        emulator.control().put("/clock", "{\"advance\":\"1s\"}");
        assertThat(emulator.get("/v2/", "Authorization", token).statusCode()).isEqualTo(401);
    }

    @Test
    void isRefusedForAWrongPassword() {
        for (String login : new String[] {
            "cn-north-1@AKADMIN:secret", "cn-north-1@AKNONE:" + password("AKNONE", "secret"), ":", "AKADMIN", "é@"
        }) {
            HttpResponse<String> refused = new Registry(emulator, login).token("repository:group/closed:pull");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body())
                    .isEqualTo("{\"errors\":[{\"code\":\"DENIED\",\"message\":\"Authenticate Error\"}]}");
        }
    }

    @Test
    void cannotBeForged() {
        String token = JsonMapper.shared()
                .readTree(as("AKADMIN").token().body())
                .get("token")
                .stringValue();
        for (String forged : new String[] {
            token + "x", token.substring(0, token.lastIndexOf('.') + 1), "a.b.c", "any", token.replaceFirst("^.", "f")
        }) {
            assertThat(emulator.get("/v2/", "Authorization", "Bearer " + forged).statusCode())
                    .as(forged)
                    .isEqualTo(401);
        }
    }

    @Test
    void isValidForItsScopeOnly() {
        String token = "Bearer " + as("AKADMIN").bearer("group/open/tags/list");
        assertThat(emulator.get("/v2/group/open/tags/list", "Authorization", token)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> other = emulator.get("/v2/group/closed/tags/list", "Authorization", token);
        assertError(other, 401, "UNAUTHORIZED");
        assertThat(other.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("repository:group/closed:");
    }

    @Test
    void permitsEverybodyToPullPublicImages() {
        assertThat(nobody().send("GET", "group/open/manifests/v1", "").statusCode())
                .isEqualTo(200);
        assertThat(as("AKFOREIGN").send("GET", "group/open/manifests/v1", "").statusCode())
                .isEqualTo(200);
        assertThat(nobody().token("repository:group/closed:pull").body())
                .isEqualTo("{\"errors\":[{\"code\":\"DENIED\",\"message\":\"You may not login yet\","
                        + "\"detail\":\"there is no X-Auth-Token\"}]}");
        assertThat(nobody().token("repository:group/open:push").statusCode()).isEqualTo(401);
    }

    @Test
    void permitsWhatTheUserMayDo() {
        for (String everything : new String[] {"pull,push,delete", "*", "pull,*", ""}) {
            assertThat(claims(as("AKREADER").token("repository:group/closed:" + everything))
                            .get("access")
                            .toString())
                    .contains("\"actions\":[\"pull\"]");
            assertThat(claims(as("AKADMIN").token("repository:group/closed:" + everything))
                            .get("access")
                            .toString())
                    .contains("\"actions\":[\"pull\",\"push\",\"delete\"]");
        }
        assertThat(claims(as("AKFOREIGN").token("repository:group/closed:pull"))
                        .get("access")
                        .toString())
                .isEqualTo("[]");
        HttpResponse<String> denied = as("AKREADER").send("POST", "group/closed/blobs/uploads/", "");
        assertError(denied, 403, "DENIED");
        assertThat(denied.body()).contains("\"message\":\"you do not have the permission\"");
        assertThat(as("AKADMIN").send("POST", "group/closed/blobs/uploads/", "").statusCode())
                .isEqualTo(202);
    }

    @Test
    void losesWhatTheUserLoses() {
        String token = "Bearer " + as("AKREADER").bearer("group/closed/tags/list");
        emulator.seed(SEED.replace(READER_ID, READER_ID.replace('1', '2')));
        assertError(emulator.get("/v2/group/closed/tags/list", "Authorization", token), 403, "DENIED");
    }

    @Test
    void isNotIssuedByPost() {
        assertThat(emulator.send("POST", "/swr/auth/v2/registry/auth/", "grant_type=password")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isGrantedToTheLoginOfASession() {
        JsonNode session = JsonMapper.shared()
                .readTree(emulator.control()
                        .post("/sessions", "{\"name\":\"push\",\"seed\":\"own/app: [v1]\"}")
                        .body());
        String accessKey = session.get("access_key").stringValue();
        Registry registry = new Registry(
                emulator,
                "cn-north-1@" + accessKey + ":"
                        + password(accessKey, session.get("secret_key").stringValue()));
        registry.push("own/pushed", "v1", "layer");
        assertThat(registry.send("GET", "own/pushed/tags/list", "").body()).contains("[\"v1\"]");
        assertThat(as("AKADMIN").token("repository:own/pushed:pull").statusCode())
                .as("other sessions do not have it")
                .isEqualTo(401);
        assertThat(new Registry(emulator, "cn-north-1@" + accessKey + ":wrong")
                        .token()
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void isDeniedToABlobOfAnotherAccount() {
        emulator.seed("theirs: {domain_id: " + FOREIGN_ACCOUNT + "}\ntheirs/app: [v1]\nours/app: [v1]");
        Digest theirs = as("AKFOREIGN").pushBlob("theirs/app", "a secret of theirs");
        String mount = "/blobs/uploads/?mount=" + theirs + "&from=theirs/app";
        HttpResponse<String> refused = as("AKADMIN").send("POST", "ours/app" + mount, "");
        assertThat(refused.statusCode()).as("an upload begins instead").isEqualTo(202);
        assertError(as("AKADMIN").send("GET", "ours/app/blobs/" + theirs, ""), 404, "BLOB_UNKNOWN");
        assertThat(as("AKFOREIGN").send("POST", "theirs/other" + mount, "").statusCode())
                .isEqualTo(201);
    }
}
