package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.fault.FaultCalls.json;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Calls that a rule acts on. */
class FaultMatchTest extends FaultTestCase {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final String FORBIDDEN = "{'error':'SVCSTG.SWR.4030170'}";

    FaultMatchTest(Emulator emulator) {
        super(emulator);
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
    void actsOnTheCallsThatItsConditionSelects(String when, String statuses) {
        calls.put("{'when':" + when + ",'then':" + FORBIDDEN + "}");
        assertThat(calls.statuses(6)).isEqualTo(statuses);
    }

    @Test
    void countsFromTheBeginningWhenReplaced() {
        String rule = "{'when':{'probability':0.5,'seed':42},'then':" + FORBIDDEN + "}";
        calls.put(rule);
        String first = calls.statuses(20);
        calls.put(rule);
        assertThat(calls.statuses(20)).isEqualTo(first).contains("200", "403");
    }

    @Test
    void countsEachCredentialSeparately() {
        calls.put("{'when':{'nth':2,'per':'credential'},'then':" + FORBIDDEN + "}");
        assertThat(calls.status("X-Auth-Token", "a")).isEqualTo(200);
        assertThat(calls.status("X-Auth-Token", "b")).isEqualTo(200);
        assertThat(calls.status("X-Auth-Token", "a")).isEqualTo(403);
        assertThat(calls.status("X-Auth-Token", "b")).isEqualTo(403);
        assertThat(calls.status()).isEqualTo(200);
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
        calls.put("{'match':" + match + ",'then':" + FORBIDDEN + "}");
        assertThat(calls.status("Authorization", "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0"))
                .isEqualTo(expected);
    }

    @Test
    void ignoresUnknownRoutesWhenItIsAboutAnOperation() {
        calls.put("{'match':{'operation':'ListRepositoryTags'},'then':" + FORBIDDEN + "}");
        assertThat(emulator.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void matchesATokenAndShowsOnlyItsName() {
        calls.put("{'match':{'token':'secret'},'then':" + FORBIDDEN + "}");
        assertThat(calls.status("X-Auth-Token", "secret")).isEqualTo(403);
        assertThat(calls.status("X-Auth-Token", "other")).isEqualTo(200);
        assertThat(control.get("/faults").body()).contains("token-").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"?limit=1&offset=1, 403", "?filter=offset::1|limit::1, 403", "?limit=1&offset=0, 200", "'', 200"})
    void actsOnTheSelectedPage(String query, int status) {
        calls.put("{'when':{'page':2},'then':" + FORBIDDEN + "}");
        assertThat(emulator.rawGet(BUSYBOX + query).status()).isEqualTo(status);
    }

    @Test
    void actsByTheFirstRuleThatDecides() {
        calls.put(
                "[{'id':'a','when':{'nth':2},'then':{'status':500}},{'id':'b','then':{'delay':'1ms'}},"
                        + "{'id':'c','when':{'first':2},'then':{'status':501,'delay':'1ms'}},{'id':'d','then':{'status':503}}]");
        assertThat(calls.statuses(4)).isEqualTo("501 500 501 503");
        List<String> counts = control.json("/faults")
                .valueStream()
                .map(rule -> rule.get("id").stringValue() + " " + rule.get("matched") + " " + rule.get("decided"))
                .toList();
        assertThat(counts).containsExactly("a 4 1", "b 3 3", "c 3 2", "d 1 1");
    }

    @Test
    void throttlesEachCredentialByTheClock() {
        control.put("/clock", json("{'now':'2026-01-01T00:00:00Z','frozen':true}"));
        calls.put("{'then':{'throttle':{'rate':2,'per':'1m','burst':3}}}");
        assertThat(calls.statuses(5)).isEqualTo("200 200 200 429 429");
        assertThat(calls.status("X-Auth-Token", "another")).isEqualTo(200);
        control.put("/clock", json("{'advance':'30s'}"));
        assertThat(calls.statuses(2)).isEqualTo("200 429");
        JsonNode refused = tree(emulator.get(BUSYBOX));
        assertThat(refused.get("error_code").stringValue()).isEqualTo("APIGW.0308");
        assertThat(refused.get("request_id").stringValue()).matches("[0-9a-f]{32}");
    }

    @Test
    void ignoresTheControlApiAndTheProbes() {
        calls.put("{'then':{'status':500}}");
        assertThat(control.get("/faults").statusCode()).isEqualTo(200);
        assertThat(emulator.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(emulator.get("/_emulator/clock", "X-Emulator-Fault", "APIGW.0308")
                        .statusCode())
                .isEqualTo(200);
        assertThat(emulator.get("/nowhere").statusCode()).isEqualTo(500);
    }
}
