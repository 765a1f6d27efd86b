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
    @ValueSource(strings = {"/v3/projects", "/v3/auth/domains"})
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
        assertThat(token.get("catalog")).isEmpty();
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
