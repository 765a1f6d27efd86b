package io.github.swremulator.iam;

import static io.github.swremulator.access.VerifyingTest.ACCOUNT_ID;
import static io.github.swremulator.access.VerifyingTest.ALICE_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.Emulators;
import io.github.swremulator.RawReply;
import io.github.swremulator.access.SignedCall;
import io.github.swremulator.access.VerifyingTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VerifyingTest
class IamTest {

    private static final String PASSWORD = """
            {"methods":["password"],"password":{"user":{"name":"alice","password":"hidden-password",\
            "domain":{"name":"acme"}}}}""";

    private final Emulator verifying;
    private final Emulator open;

    IamTest(Emulator verifying, Emulators others) {
        this.verifying = verifying;
        this.open = others.with();
    }

    @BeforeEach
    void setTheClocks() {
        verifying.control().put("/clock", SignedCall.CLOCK);
        open.control().put("/clock", SignedCall.CLOCK);
    }

    /** The body may be sent in chunks, whose lengths surround it. */
    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
    }

    private static JsonNode get(Emulator emulator, String path) {
        HttpResponse<String> reply = emulator.get(path, "X-Auth-Token", "configured");
        assertThat(reply.statusCode()).isEqualTo(200);
        return json(reply.body());
    }

    private static RawReply ask(Emulator emulator, String identity, String scope) {
        String body = "{\"auth\":{\"identity\":" + identity + (scope.isEmpty() ? "" : ",\"scope\":" + scope) + "}}";
        return SignedCall.post("/v3/auth/tokens", body).send(emulator);
    }

    @Test
    void listsTheProjectOfARegion() {
        JsonNode projects = get(verifying, "/v3/projects?name=cn-north-4").get("projects");
        assertThat(projects).hasSize(1);
        JsonNode project = projects.get(0);
        assertThat(project.propertyNames())
                .containsExactly(
                        "id", "name", "domain_id", "parent_id", "enabled", "is_domain", "description", "links");
        assertThat(project.get("id").stringValue()).matches("[0-9a-f]{32}");
        assertThat(project.get("name").stringValue()).isEqualTo("cn-north-4");
        assertThat(project.get("domain_id").stringValue()).isEqualTo(ACCOUNT_ID);
        assertThat(project.get("parent_id").stringValue()).isEqualTo(ACCOUNT_ID);
        assertThat(project.get("enabled").booleanValue()).isTrue();
        assertThat(project.get("is_domain").booleanValue()).isFalse();
        assertThat(project.at("/links/self").stringValue())
                .isEqualTo(verifying.endpoint() + "/v3/projects/"
                        + project.get("id").stringValue());
        assertThat(get(verifying, "/v3/projects?name=cn-north-4").at("/projects/0/id"))
                .isEqualTo(project.get("id"));
        assertThat(get(open, "/v3/projects?name=cn-north-4").at("/projects/0/id"))
                .isNotEqualTo(project.get("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', eu-de",
        "?name=, eu-de",
        "?name=ap-southeast-1, ap-southeast-1",
        "?name=eu-nl&name=ap-southeast-1, eu-nl",
        "?name=eu-de_team-1, eu-de_team-1",
        "?domain_id=0123456789abcdef0123456789abcdef&enabled=true, eu-de"
    })
    void listsTheProjectOfTheQuery(String query, String name) {
        assertThat(get(verifying, "/v3/projects" + query).at("/projects/0/name").stringValue())
                .isEqualTo(name);
    }

    /** The servlet container would refuse the request, and log the name of the parameter. */
    @Test
    void ignoresAMalformedParameter() {
        assertThat(open.rawGet("/v3/projects?x=%zz&%0aname=%FF&name=eu-nl").body())
                .contains("\"name\":\"eu-nl\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=nowhere",
                "name=CN-NORTH-4",
                "name=a/b",
                "domain_id=other",
                "enabled=false",
                "is_domain=true"
            })
    void listsNoProjectWhenNoneMatches(String query) {
        JsonNode reply = get(verifying, "/v3/projects?" + query);
        assertThat(reply.get("projects")).isEmpty();
        assertThat(reply.at("/links/self").stringValue()).endsWith("/v3/projects");
    }

    @Test
    void listsTheAccount() {
        JsonNode domains = get(verifying, "/v3/auth/domains").get("domains");
        assertThat(domains).hasSize(1);
        assertThat(domains.at("/0/id").stringValue()).isEqualTo(ACCOUNT_ID);
        assertThat(domains.at("/0/name").stringValue()).isEqualTo("acme");
        assertThat(get(verifying, "/v3/auth/domains?name=other").get("domains")).isEmpty();
        assertThat(get(open, "/v3/auth/domains?name=other")
                        .at("/domains/0/name")
                        .stringValue())
                .isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v3/projects", "/v3/auth/projects", "/v3/auth/domains", "/v3/auth/catalog", "/v3/auth/tokens"})
    void refusesListsWithoutACredential(String path) {
        assertThat(verifying.get(path).body()).contains("APIGW.0301");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"methods":["password"],"password":{"user":{"name":"alice","password":"hidden-password","domain":{"name":"acme"}}}}""", """
                {"methods":["password"],"password":{"user":{"name":"alice","password":"hidden-password","domain":{"id":"0123456789abcdef0123456789abcdef"}}}}""", """
                {"methods":["password"],"password":{"user":{"id":"fedcba9876543210fedcba9876543210","password":"hidden-password"}}}""", """
                {"methods":["token"],"token":{"id":"configured"}}""", """
                {"methods":["hw_ak_sk"],"hw_ak_sk":{"access":{"key":"AK1"},"secret":{"key":"hidden-secret"}}}"""})
    void issuesATokenThatIsAccepted(String identity) {
        RawReply reply = ask(verifying, identity, "{\"project\":{\"name\":\"eu-de\"}}");
        assertThat(reply.status()).isEqualTo(201);
        JsonNode token = json(reply.body()).get("token");
        assertThat(token.get("methods")).isEqualTo(json(identity).get("methods"));
        assertThat(token.get("issued_at").stringValue()).isEqualTo("2026-01-01T00:00:00.000000Z");
        assertThat(token.get("expires_at").stringValue()).isEqualTo("2026-01-02T00:00:00.000000Z");
        assertThat(token.get("user"))
                .isEqualTo(json("{\"id\":\"" + ALICE_ID + "\",\"name\":\"alice\",\"domain\":{\"id\":\"" + ACCOUNT_ID
                        + "\",\"name\":\"acme\"}}"));
        assertThat(token.at("/project/name").stringValue()).isEqualTo("eu-de");
        assertThat(token.at("/project/id"))
                .isEqualTo(get(verifying, "/v3/projects").at("/projects/0/id"));
        assertThat(token.at("/project/domain/id").stringValue()).isEqualTo(ACCOUNT_ID);
        assertThat(token.get("catalog")).isNotEmpty();
        assertThat(token.get("roles")).isEmpty();
        RawReply caller = SignedCall.post("/test/caller", "")
                .with("X-Auth-Token: " + reply.header("X-Subject-Token").orElseThrow())
                .send(verifying);
        assertThat(caller.body()).contains("userId=" + ALICE_ID, "accountId=" + ACCOUNT_ID, "administrator=false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | false | false",
                "\"unscoped\" | false | false",
                "{\"unscoped\":{}} | false | false",
                "{\"domain\":{\"name\":\"acme\"}} | false | true",
                "{\"domain\":{\"id\":\"0123456789abcdef0123456789abcdef\"}} | false | true",
                "{\"project\":{\"id\":\"00000000000000000000000000000001\"}} | true | false",
                "{\"project\":{\"name\":\"eu-de\",\"domain\":{\"name\":\"acme\"}}} | true | false"
            })
    void scopesATokenToAProjectTheAccountOrNeither(String scope, boolean hasProject, boolean hasDomain) {
        JsonNode token = json(ask(verifying, PASSWORD, scope).body()).get("token");
        assertThat(token.has("project")).isEqualTo(hasProject);
        assertThat(token.has("domain")).isEqualTo(hasDomain);
    }

    private static List<String> services(JsonNode withCatalog) {
        return withCatalog
                .get("catalog")
                .valueStream()
                .map(service -> service.get("type").stringValue() + " "
                        + service.at("/endpoints/0/region").stringValue() + " "
                        + service.at("/endpoints/0/url").stringValue())
                .toList();
    }

    private static List<String> servicesOf(String region, String root) {
        return List.of(
                "swr " + region + " " + root + "/v2",
                "swrv2 " + region + " " + root + "/v2",
                "smn " + region + " " + root + "/v2",
                "identity " + region + " " + root + "/v3");
    }

    @Test
    void listsTheServicesAsDocumented() {
        JsonNode catalog = get(verifying, "/v3/auth/catalog");
        assertThat(catalog.propertyNames()).containsExactly("catalog", "links");
        assertThat(catalog.at("/links/self").stringValue()).isEqualTo(verifying.endpoint() + "/v3/auth/catalog");
        assertThat(services(catalog)).isEqualTo(servicesOf("eu-de", verifying.endpoint()));
        JsonNode service = catalog.at("/catalog/0");
        assertThat(service.propertyNames()).containsExactly("endpoints", "id", "name", "type");
        assertThat(service.get("id").stringValue()).matches("[0-9a-f]{32}");
        assertThat(service.get("name").stringValue()).isEqualTo("swr");
        JsonNode endpoint = service.at("/endpoints/0");
        assertThat(endpoint.propertyNames()).containsExactly("id", "interface", "region", "region_id", "url");
        assertThat(endpoint.get("id").stringValue()).matches("[0-9a-f]{32}");
        assertThat(endpoint.get("interface").stringValue()).isEqualTo("public");
        assertThat(endpoint.get("region_id").stringValue()).isEqualTo("eu-de");
    }

    private static JsonNode show(Emulator emulator, String token) {
        RawReply shown = SignedCall.get("/v3/auth/tokens", "")
                .with("X-Auth-Token: " + token)
                .with("X-Subject-Token: " + token)
                .send(emulator);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("X-Subject-Token")).contains(token);
        return json(shown.body()).get("token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' |",
                "{\"domain\":{\"name\":\"acme\"}} |",
                "{\"project\":{\"name\":\"eu-de\"}} | eu-de",
                "{\"project\":{\"name\":\"eu-nl_team_1\"}} | eu-nl",
                "{\"project\":{\"id\":\"00000000000000000000000000000001\"}} | eu-de"
            })
    void listsTheServicesThatATokenIsFor(String scope, @Nullable String region) {
        RawReply reply = ask(verifying, PASSWORD, scope);
        String token = reply.header("X-Subject-Token").orElseThrow();
        JsonNode issued = json(reply.body()).get("token");
        List<String> all = servicesOf(region == null ? "eu-de" : region, "http://localhost");
        assertThat(services(issued)).isEqualTo(region != null ? all : scope.isEmpty() ? List.of() : all.subList(3, 4));
        assertThat(show(verifying, token)).isEqualTo(issued);
        SignedCall projects = SignedCall.get("/v3/auth/projects", "").with("X-Auth-Token: " + token);
        assertThat(json(projects.send(verifying).body()).at("/projects/0/name").stringValue())
                .isEqualTo(issued.at("/project/name").asString("eu-de"));
        SignedCall list = SignedCall.get("/v3/auth/catalog", "").with("X-Auth-Token: " + token);
        assertThat(json(list.send(verifying).body()).get("catalog")).isEqualTo(issued.get("catalog"));
    }

    @Test
    void listsTheServicesOfASignedRequestsProject() {
        for (String region : List.of("eu-de", "ap-southeast-3", "eu-nl")) {
            String id = get(verifying, "/v3/projects?name=" + region + "_team")
                    .at("/projects/0/id")
                    .stringValue();
            RawReply reply = SignedCall.get("/v3/auth/catalog", "")
                    .with("X-Project-Id: " + id)
                    .signed()
                    .send(verifying);
            assertThat(services(json(reply.body()))).isEqualTo(servicesOf(region, "http://localhost"));
        }
        RawReply reply = SignedCall.get("/v3/auth/catalog", "").signed().send(verifying);
        assertThat(services(json(reply.body()))).isEqualTo(servicesOf("eu-de", "http://localhost"));
    }

    @Test
    void listsNoServicesForAClientThatWantsNone() {
        String body = "{\"auth\":{\"identity\":" + PASSWORD + ",\"scope\":{\"project\":{\"name\":\"eu-de\"}}}}";
        SignedCall login = SignedCall.post("/v3/auth/tokens", body);
        RawReply reply = new SignedCall("POST", login.path(), "nocatalog", login.headers(), body).send(verifying);
        assertThat(json(reply.body()).get("token").has("catalog")).isFalse();
    }

    /** A user sees its own tokens, an administrator those of its account. */
    @ParameterizedTest
    @CsvSource({"configured, 200", "administrators, 403", "unknown, 404", "'', 400"})
    void showsATokenToWhomItConcerns(String subject, int status) {
        String alices = ask(verifying, "{\"methods\":[\"token\"],\"token\":{\"id\":\"configured\"}}", "")
                .header("X-Subject-Token")
                .orElseThrow();
        String administrators =
                ask(verifying, """
                {"methods":["hw_ak_sk"],"hw_ak_sk":{"access":{"key":"ACCESSKEY1"},"secret":{"key":"hidden-secret-key-1"}}}""", "").header("X-Subject-Token").orElseThrow();
        SignedCall call = SignedCall.get("/v3/auth/tokens", "")
                .with("X-Auth-Token: " + alices)
                .with("X-Subject-Token: " + subject.replace("administrators", administrators));
        RawReply reply = call.send(verifying);
        assertThat(reply.status()).isEqualTo(status);
        if (status == 200) {
            JsonNode token = json(reply.body()).get("token");
            assertThat(token.at("/user/name").stringValue()).isEqualTo("alice");
            assertThat(token.at("/project/name").stringValue()).isEqualTo("eu-de");
            assertThat(token.get("expires_at").stringValue()).isEqualTo("2026-01-02T00:00:00.000000Z");
        } else {
            assertThat(json(reply.body()).at("/error/code").intValue()).isEqualTo(status);
        }
        RawReply checked = new SignedCall("HEAD", call.path(), "", call.headers(), "").send(verifying);
        assertThat(checked.status()).isEqualTo(status);
        assertThat(checked.body()).isEmpty();
    }

    @Test
    void showsATokenThatExpires() {
        String token = ask(verifying, PASSWORD, "").header("X-Subject-Token").orElseThrow();
        verifying.control().put("/clock", "{\"advance\":\"23h\"}");
        assertThat(show(verifying, token).get("issued_at").stringValue()).isEqualTo("2026-01-01T00:00:00.000000Z");
        assertThat(show(verifying, token).get("expires_at").stringValue()).isEqualTo("2026-01-02T00:00:00.000000Z");
        verifying.control().put("/clock", "{\"advance\":\"1h\"}");
        RawReply expired = SignedCall.get("/v3/auth/tokens", "")
                .with("X-Auth-Token: configured")
                .with("X-Subject-Token: " + token)
                .send(verifying);
        assertError(404, "Not Found", expired);
    }

    /** Also tokens that nobody issued, whatever they look like. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "any",
                "00000000000000000000000000000000.1.2.:x.0000000000000000000000000000000000000000000000000000000000000000"
            })
    void showsAnyTokenWhenAuthenticationIsOff(String token) {
        JsonNode shown = show(open, token);
        assertThat(shown.at("/user/name").stringValue()).isEqualTo("swr-emulator");
        assertThat(services(shown)).isEqualTo(servicesOf("cn-north-1", "http://localhost"));
        RawReply rescoped = ask(
                open,
                "{\"methods\":[\"token\"],\"token\":{\"id\":\"" + token + "\"}}",
                "{\"project\":{\"name\":\"eu-nl\"}}");
        assertThat(services(json(rescoped.body()).get("token"))).isEqualTo(servicesOf("eu-nl", "http://localhost"));
    }

    @Test
    void showsItsVersionAsDocumented() {
        String version = "{\"media-types\":[{\"type\":\"application/vnd.openstack.identity-v3+json\","
                + "\"base\":\"application/json\"}],\"links\":[{\"rel\":\"self\",\"href\":\"" + verifying.endpoint()
                + "/v3/\"}],\"id\":\"v3.6\",\"updated\":\"2016-04-04T00:00:00Z\",\"status\":\"stable\"}";
        assertThat(verifying.get("/v3").body()).isEqualTo("{\"version\":" + version + "}");
        assertThat(verifying.get("/v3/").body()).isEqualTo("{\"version\":" + version + "}");
        for (String client : List.of("golangsdk/2.0.0", "app/1 gophercloud/v2.15.0", "x keystoneauth1/5.18.1 y")) {
            HttpResponse<String> root = verifying.get("/", "User-Agent", client);
            assertThat(root.statusCode()).isEqualTo(300);
            assertThat(root.body()).isEqualTo("{\"versions\":{\"values\":[" + version + "]}}");
        }
        assertThat(verifying.get("/", "User-Agent", "my-keystoneauth").statusCode())
                .isEqualTo(200);
    }

    @Test
    void ignoresTheFieldsOfOtherMethods() {
        String identity = PASSWORD.substring(0, PASSWORD.length() - 1) + ",\"token\":7,\"hw_ak_sk\":{\"access\":[]}}";
        assertThat(ask(verifying, identity, "").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"hidden-password, wrong", "alice, bob", "acme, other", "hidden-password, ''"})
    void refusesAWrongNameOrPassword(String part, String by) {
        assertError(401, "Unauthorized", ask(verifying, PASSWORD.replace(part, by), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"methods":["token"],"token":{"id":"wrong"}}""", """
                {"methods":["hw_ak_sk"],"hw_ak_sk":{"access":{"key":"AK1"},"secret":{"key":"wrong"}}}""", """
                {"methods":["hw_ak_sk"],"hw_ak_sk":{"access":{"key":"UNKNOWN"},"secret":{"key":"hidden-secret"}}}"""})
    void refusesAWrongTokenOrKeyPair(String identity) {
        assertError(401, "Unauthorized", ask(verifying, identity, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"project\":{\"name\":\"nowhere\"}}",
                "{\"domain\":{\"name\":\"other\"}}",
                "{\"project\":{\"name\":\"eu-de\",\"domain\":{\"id\":\"other\"}}}"
            })
    void refusesAScopeOfAnotherAccount(String scope) {
        assertError(401, "Unauthorized", ask(verifying, PASSWORD, scope));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{}",
                "{\"auth\":1}",
                "{\"auth\":{\"identity\":{\"methods\":\"password\"}}}",
                "{\"auth\":{\"identity\":{\"methods\":[]}}}",
                "{\"auth\":{\"identity\":{\"methods\":[1]}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"password\",\"totp\"]}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"saml\"]}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"password\"]}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"token\"],\"token\":{\"id\":7}}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"alice\",\"password\":\"hidden-password\"}}}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"id\":\"a\",\"password\":[\"hidden-password\"]}}}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"id\":\"a\",\"password\":\"hidden-password}}}}}"
            })
    void refusesAMalformedBodyWithoutASecretInTheMessage(String body) {
        for (Emulator emulator : new Emulator[] {open, verifying}) {
            RawReply reply = SignedCall.post("/v3/auth/tokens", body).send(emulator);
            assertError(400, "Bad Request", reply);
            assertThat(reply.body()).doesNotContain("hidden", "Exception");
        }
    }

    @Test
    void refusesTwoScopesAndAnEmptyProject() {
        assertError(400, "Bad Request", ask(verifying, PASSWORD, "{\"project\":{\"name\":\"eu-de\"},\"domain\":{}}"));
        assertError(400, "Bad Request", ask(verifying, PASSWORD, "{\"project\":{}}"));
    }

    private static void assertError(int status, String title, RawReply reply) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/json");
        JsonNode error = json(reply.body()).get("error");
        assertThat(error.propertyNames()).containsExactly("message", "code", "title");
        assertThat(error.get("code").intValue()).isEqualTo(status);
        assertThat(error.get("title").stringValue()).isEqualTo(title);
    }

    @Test
    void acceptsAnyPasswordWhenAuthenticationIsOff() {
        RawReply reply = ask(open, PASSWORD.replace("hidden-password", "any"), "{\"project\":{\"name\":\"eu-de\"}}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("X-Subject-Token")).isPresent();
        JsonNode token = json(reply.body()).get("token");
        assertThat(token.at("/user/name").stringValue()).isEqualTo("alice");
        assertThat(token.at("/user/domain/name").stringValue()).isEqualTo("acme");
        assertThat(token.at("/roles/0/name").stringValue()).isEqualTo("te_admin");
    }

    @ParameterizedTest
    @CsvSource({
        "KeystoneListProjects, GET, /v3/projects",
        "KeystoneListAuthProjects, GET, /v3/auth/projects",
        "KeystoneShowVersion, GET, /v3",
        "KeystoneShowCatalog, GET, /v3/auth/catalog",
        "KeystoneValidateToken, GET, /v3/auth/tokens",
        "KeystoneValidateToken, HEAD, /v3/auth/tokens",
        "KeystoneListAuthDomains, GET, /v3/auth/domains",
        "KeystoneCreateUserTokenByPassword, POST, /v3/auth/tokens"
    })
    void isVisibleToTheJournalAndTheFaultRules(String operation, String method, String path) {
        ControlClient control = open.control();
        control.post(
                "/faults", "{\"match\":{\"operation\":\"" + operation + "\"},\"then\":{\"error\":\"APIGW.0308\"}}");
        SignedCall call =
                new SignedCall(method, path, "", SignedCall.get(path, "").headers(), "");
        assertThat(call.send(open).status()).isEqualTo(429);
        assertThat(control.get("/requests?operation=" + operation).body()).contains("\"path\":\"" + path + "\"");
    }
}
