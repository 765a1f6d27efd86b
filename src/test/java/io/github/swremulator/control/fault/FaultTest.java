package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.control.json.Steering;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FaultTest {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final String FORBIDDEN = "{'error':'SVCSTG.SWR.4030170'}";

    private static Emulator emulator;
    private static Steering control;

    @BeforeAll
    static void start() {
        emulator = Emulator.start();
        control = new Steering(emulator);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void clear() {
        assertThat(control.delete("/faults").statusCode()).isEqualTo(204);
        assertThat(control.delete("/clock").statusCode()).isEqualTo(204);
    }

    @Test
    void answersAnErrorOfTheServiceInItsForm() {
        put("{'then':" + FORBIDDEN + "}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(reply.body())
                .isEqualTo(
                        json("{'errors':[{'errorCode':'SVCSTG.SWR.4030170','errorMessage':'Insufficient permissions',"
                                + "'detail':'Insufficient permissions'}],'error_code':'SVCSTG.SWR.4030170',"
                                + "'error_msg':'Insufficient permissions','details':[{'error_code':'SVCSTG.SWR.4030170',"
                                + "'error_msg':'Insufficient permissions'}]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "SVCSTG.SWR.4000013, 400",
        "SVCSTG.SWR.4001096, 400",
        "SVCSTG.S2I.4019000, 401",
        "SVCSTG.SWR.4010000, 401",
        "SVCSTG.SWR.4031042, 403",
        "SVCSTG.SWR.4040058, 404",
        "SVCSTG.SWR.4060074, 406",
        "SVCSTG.SWR.4090023, 409",
        "SVCSTG.SWR.4131001, 413",
        "SVCSTG.SWR.5007019, 500",
        "SVCSTG.SWR.5070070, 507",
        "APIGW.0101, 404",
        "APIGW.0201, 400",
        "APIGW.0301, 401",
        "APIGW.0302, 403",
        "APIGW.0303, 401",
        "APIGW.0304, 403",
        "APIGW.0305, 401",
        "APIGW.0306, 403",
        "APIGW.0307, 401",
        "APIGW.0308, 429"
    })
    void answersEveryDocumentedErrorByItsCode(String code, int status) {
        HttpResponse<String> reply = emulator.get(BUSYBOX, "X-Emulator-Fault", code);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(tree(reply).get("error_code").stringValue()).isEqualTo(code);
        assertThat(tree(reply).get("error_msg").stringValue()).isNotBlank();
        assertThat(emulator.get(BUSYBOX).statusCode()).isEqualTo(200);
    }

    @Test
    void answersTheStatusThatIsAskedForWhereACodeHasSeveral() {
        put("{'then':{'error':'APIGW.0201','status':504,'message':'too slow','headers':{'Server':'CloudWAF'}}}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(504);
        assertThat(tree(reply).get("error_msg").stringValue()).isEqualTo("too slow");
        assertThat(reply.headers().firstValue("Server")).contains("CloudWAF");
    }

    @Test
    void answersTheOlderFormWhereItIsSet() {
        try (Emulator older = Emulator.start("swr.api.error-format=array")) {
            assertThat(older.get(BUSYBOX, "X-Emulator-Fault", "SVCSTG.SWR.4030170")
                            .body())
                    .startsWith("[{\"errorCode\":\"SVCSTG.SWR.4030170\"");
        }
    }

    @Test
    void answersAnyStatusHeadersAndBody() {
        put("{'then':{'status':502,'headers':{'Content-Type':'text/html','Retry-After':'3'},'body':'<html>é</html>'}}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(502);
        assertThat(reply.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(reply.headers().firstValue("Retry-After")).contains("3");
        assertThat(reply.headers().firstValue("Content-Length")).contains("15");
    }

    @Test
    void answersAnEmptyBodyWhenThereIsNone() {
        put("{'then':{'status':503}}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'nth':3} | 200 200 403 200 200 200",
                "{'first':2} | 403 403 200 200 200 200",
                "{'every':2} | 200 403 200 403 200 403",
                "{'after':3,'first':2} | 200 200 200 403 403 200"
            })
    void actsOnTheCallsThatItsConditionSays(String when, String statuses) {
        put("{'when':" + when + ",'then':" + FORBIDDEN + "}");
        assertThat(statuses(6)).isEqualTo(statuses);
    }

    @Test
    void countsFromTheBeginningWhenItIsPutAgain() {
        String rule = "{'when':{'probability':0.5,'seed':42},'then':" + FORBIDDEN + "}";
        put(rule);
        String first = statuses(20);
        put(rule);
        assertThat(statuses(20)).isEqualTo(first).contains("200", "403");
    }

    @Test
    void countsEachCredentialAloneWhenAsked() {
        put("{'when':{'nth':2,'per':'credential'},'then':" + FORBIDDEN + "}");
        assertThat(status("X-Auth-Token", "a")).isEqualTo(200);
        assertThat(status("X-Auth-Token", "b")).isEqualTo(200);
        assertThat(status("X-Auth-Token", "a")).isEqualTo(403);
        assertThat(status("X-Auth-Token", "b")).isEqualTo(403);
        assertThat(status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | {'operation':'ListRepositoryTags'}",
                "403 | {'method':'GET'}",
                "200 | {'method':'POST'}",
                "403 | {'path':'/v2/**'}",
                "403 | {'path':'/v2/*/namespaces/{any}/repos/busybox/tags'}",
                "200 | {'path':'/v3/**'}",
                "403 | {'namespace':'namespace'}",
                "200 | {'namespace':'group'}",
                "403 | {'repository':'busybox'}",
                "200 | {'repository':'a/b'}",
                "403 | {'credential':'AK'}",
                "200 | {'credential':'ak'}",
                "403 | {'namespace':'namespace','repository':'busybox','method':'GET'}",
                "200 | {'namespace':'namespace','repository':'a','method':'GET'}",
                "403 | {}"
            })
    void actsOnTheCallsThatMatch(int expected, String match) {
        put("{'match':" + match + ",'then':" + FORBIDDEN + "}");
        assertThat(status("Authorization", "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0"))
                .isEqualTo(expected);
    }

    @Test
    void leavesCallsOfNoOperationAloneWhenItIsAboutOne() {
        put("{'match':{'operation':'ListRepositoryTags'},'then':" + FORBIDDEN + "}");
        assertThat(emulator.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void knowsATokenAndShowsItsNameAlone() {
        put("{'match':{'token':'secret'},'then':" + FORBIDDEN + "}");
        assertThat(status("X-Auth-Token", "secret")).isEqualTo(403);
        assertThat(status("X-Auth-Token", "other")).isEqualTo(200);
        assertThat(control.get("/faults").body()).contains("token-").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"?limit=1&offset=1, 403", "?filter=offset::1|limit::1, 403", "?limit=1&offset=0, 200", "'', 200"})
    void actsOnThePageThatItSays(String query, int status) {
        put("{'when':{'page':2},'then':" + FORBIDDEN + "}");
        assertThat(emulator.rawGet(BUSYBOX + query).status()).isEqualTo(status);
    }

    @Test
    void actsByTheFirstRuleThatDecides() {
        put(
                "[{'id':'a','when':{'nth':2},'then':{'status':500}},{'id':'b','then':{'delay':'1ms'}},"
                        + "{'id':'c','when':{'first':2},'then':{'status':501,'delay':'1ms'}},{'id':'d','then':{'status':503}}]");
        assertThat(statuses(4)).isEqualTo("501 500 501 503");
        List<String> counts = tree(control.get("/faults"))
                .valueStream()
                .map(rule -> rule.get("id").stringValue() + " " + rule.get("matched") + " " + rule.get("decided"))
                .toList();
        assertThat(counts).containsExactly("a 4 1", "b 3 3", "c 3 2", "d 1 1");
    }

    @Test
    void throttlesEachCredentialByTheClock() {
        control.put("/clock", json("{'now':'2026-01-01T00:00:00Z','frozen':true}"));
        put("{'then':{'throttle':{'rate':2,'per':'1m','burst':3}}}");
        assertThat(statuses(5)).isEqualTo("200 200 200 429 429");
        assertThat(status("X-Auth-Token", "another")).isEqualTo(200);
        control.put("/clock", json("{'advance':'30s'}"));
        assertThat(statuses(2)).isEqualTo("200 429");
        JsonNode refused = tree(emulator.get(BUSYBOX));
        assertThat(refused.get("error_code").stringValue()).isEqualTo("APIGW.0308");
        assertThat(refused.get("request_id").stringValue()).matches("[0-9a-f]{32}");
    }

    @Test
    void leavesTheControlApiAndTheProbesAlone() {
        put("{'then':{'status':500}}");
        assertThat(control.get("/faults").statusCode()).isEqualTo(200);
        assertThat(emulator.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(emulator.get("/_emulator/clock", "X-Emulator-Fault", "APIGW.0308")
                        .statusCode())
                .isEqualTo(200);
        assertThat(emulator.get("/nowhere").statusCode()).isEqualTo(500);
    }

    @Test
    void showsAddsAndDeletesRulesOneByOne() {
        put("{'id':'one','then':" + FORBIDDEN + "}");
        assertThat(control.post("/faults", json("[{'then':{'reset':true}},{'profile':'throttled'}]"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(tree(control.get("/faults")).findValuesAsString("id"))
                .hasSize(3)
                .startsWith("one");
        assertThat(control.post("/faults", json("{'id':'one','then':{'reset':true}}"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(control.delete("/faults/one").statusCode()).isEqualTo(204);
        HttpResponse<String> gone = control.delete("/faults/one");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(control.get("/faults")).size()).isEqualTo(2);
        assertThat(control.put("/faults", "[]").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense;line 1, column",
                "3;the body: an object was expected",
                "[3];[0]: an object was expected",
                "{};then: what is to happen was expected",
                "{'thne':{'reset':true}};thne: unknown key, did you mean \"then\"?",
                "{'match':{'operation':'ListRepositoryTag'},'then':{'reset':true}};did you mean \"ListRepositoryTags\"?",
                "{'then':{'eror':'APIGW.0308'}};then.eror: unknown key, did you mean \"error\"?",
                "{'then':{'error':'SVCSTG.SWR.4030171'}};then.error: a documented error's code",
                "{'then':{'error':'4030170'}};did you mean \"SVCSTG.SWR.4030170\"?",
                "{'then':{'error':'APIGW.0201','status':500}};then.status: APIGW.0201 has none of 500",
                "{'then':{'error':4030170}};then.error: a text was expected",
                "{'then':{'status':'502'}};then.status: a whole number was expected",
                "{'then':{'status':99}};then: status: a whole number from 200 to 599 was expected",
                "{'then':{'status':500,'reset':true}};then: one of error, status, throttle",
                "{'then':{}};then: one of error, status, throttle",
                "{'then':{'reset':false}};then: reset: true was expected",
                "{'then':{'truncate':-1}};then: truncate: a whole number from 0",
                "{'then':{'truncate':1.5}};then.truncate: a whole number was expected",
                "{'then':{'body':'x','reset':true}};then: body: only with status",
                "{'then':{'change':'pull'}};then.change: one of [\"push\",\"delete\",\"move\"] was expected",
                "{'then':{'change':0}};then.change: ",
                "{'then':{'delay':'2h'}};then.delay: no more than 60000ms was expected (swr.control.faults.max-delay)",
                "{'then':{'delay':200}};then.delay: ",
                "{'then':{'delay':'200'}};then.delay: a time span such as 250ms",
                "{'then':{'delay':{'uniform':{}}}};then.delay.uniform: max: a time span was expected",
                "{'then':{'delay':{'uniform':{'min':'2s','max':'1s'}}}};then.delay.uniform: min: no more than max",
                "{'then':{'delay':{'seed':1}}};then.delay: one of uniform, normal and lognormal was expected",
                "{'then':{'throttle':{'rate':0}}};then.throttle: rate: a whole number from 1 was expected",
                "{'then':{'throttle':{'rate':1,'per':'0s'}}};then.throttle: per: a time span from 1ns",
                "{'then':{'status':200,'headers':{'a b':'c'}}};then.headers: names and values as HTTP has them",
                "{'then':{'status':200,'headers':{'a':'b\\r\\nc: d'}}};then.headers: names and values",
                "{'then':{'status':200,'headers':{'a':null}}};then.headers: names and values",
                "{'then':{'status':200,'headers':{'Content-Length':'1'}}};then.headers: Content-Length is written by",
                "{'when':{},'then':{'reset':true}};when: one of nth, first, every and probability was expected",
                "{'when':{'nth':1,'first':1},'then':{'reset':true}};when: one of nth, first, every and probability",
                "{'when':{'nth':0},'then':{'reset':true}};when: nth: a whole number from 1 was expected",
                "{'when':{'probability':1.1},'then':{'reset':true}};when: probability: a number from 0 to 1",
                "{'when':{'per':'call'},'then':{'reset':true}};when.per: one of [\"credential\"] was expected",
                "{'match':{'path':'/{a'},'then':{'reset':true}};match.path: a pattern such as",
                "{'match':{'repo':'a'},'then':{'reset':true}};match.repo: unknown key",
                "{'id':'a b','then':{'reset':true}};id: 1 to 64 letters",
                "[{'id':'a','then':{'reset':true}},{'id':'a','then':{'reset':true}}];id: there is a rule a already",
                "[{'then':{'reset':true}},{'then':{'error':'x'}}];[1].then.error: a documented error's code",
                "{'profile':'throtled'};profile: one of [\"throttled\",\"flaky-gateway\",\"slow\",\"auth-expiring\",",
                "{'profile':0};profile: ",
                "{'profile':null};profile: a name was expected",
                "{'profile':'slow','then':{'reset':true}};then: unknown key",
                "null;the body: an object was expected"
            })
    void changesNothingWhenABodyIsRefused(String bodyAndDetail) {
        put("{'id':'kept','then':" + FORBIDDEN + "}");
        String[] parts = bodyAndDetail.split(";", 2);
        for (HttpResponse<String> reply :
                List.of(control.put("/faults", json(parts[0])), control.post("/faults", json(parts[0])))) {
            assertThat(reply.statusCode()).isIn(400, 409);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(tree(reply).get("detail").stringValue())
                    .contains(parts[1])
                    .doesNotContain("io.github", "Exception");
        }
        assertThat(tree(control.get("/faults")).findValuesAsString("id")).containsExactly("kept");
    }

    @Test
    void refusesMoreThanItsSettingsAllow() {
        try (Emulator small = Emulator.start(
                "swr.control.faults.max-rules=2",
                "swr.control.faults.max-body=8B",
                "swr.control.faults.max-delay=1s")) {
            Steering steering = new Steering(small);
            String rule = "{'then':{'reset':true}}";
            assertThat(steering.put("/faults", json("[" + rule + "," + rule + "]"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(steering.post("/faults", json(rule)).body()).contains("no more than 2 rules");
            assertThat(steering.put("/faults", json("{'then':{'status':200,'body':'ééééé'}}"))
                            .body())
                    .contains("no more than 8 bytes");
            assertThat(steering.put("/faults", json("{'then':{'delay':'2s'}}")).body())
                    .contains("no more than 1000ms");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SVCSTG.SWR.403017;did you mean \"SVCSTG.SWR.4030170\"?",
                "{;no JSON",
                "{};one of error, status, throttle",
                "{'throttle':{'rate':1}};throttle: another action was expected",
                "{'delay':'2h'};delay: no more than 60000ms"
            })
    void refusesAHeaderThatItDoesNotKnow(String header, String detail) {
        HttpResponse<String> reply = emulator.get(BUSYBOX, "X-Emulator-Fault", json(header));
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(reply).get("detail").stringValue())
                .startsWith("X-Emulator-Fault: ")
                .contains(detail);
    }

    @Test
    void doesWhatAHeaderSaysToItsCallBeforeAnyRule() {
        put("{'id':'rule','then':{'status':500}}");
        assertThat(status("X-Emulator-Fault", json("{'status':418,'body':'tea'}")))
                .isEqualTo(418);
        assertThat(status("X-Emulator-Fault", json("{'delay':'1ms'}"))).isEqualTo(500);
        assertThat(tree(control.get("/faults")).findValuesAsString("id")).containsExactly("rule");
        try (Emulator unsteered = Emulator.start("swr.control.enabled=false")) {
            assertThat(unsteered.get(BUSYBOX, "X-Emulator-Fault", "nonsense").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void put(String rules) {
        HttpResponse<String> reply = control.put("/faults", json(rules));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static int status(String... headers) {
        return emulator.get(BUSYBOX, headers).statusCode();
    }

    private static String statuses(int calls) {
        return String.join(
                " ",
                IntStream.range(0, calls)
                        .mapToObj(n -> String.valueOf(status()))
                        .toList());
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static JsonNode tree(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
