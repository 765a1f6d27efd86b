package io.github.swremulator.control.fault;

import static io.github.swremulator.control.fault.FaultCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listing, adding, replacing and deleting rules. */
class FaultRulesTest extends FaultTestCase {

    private static final String FORBIDDEN = "{'error':'SVCSTG.SWR.4030170'}";

    FaultRulesTest(Emulator emulator) {
        super(emulator);
    }

    @Test
    void addsListsAndDeletesRules() {
        calls.put("{'id':'one','then':" + FORBIDDEN + "}");
        assertThat(control.post("/faults", json("[{'then':{'reset':true}},{'profile':'throttled'}]"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(control.json("/faults").findValuesAsString("id")).hasSize(3).startsWith("one");
        assertThat(control.post("/faults", json("{'id':'one','then':{'reset':true}}"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(control.delete("/faults/one").statusCode()).isEqualTo(204);
        HttpResponse<String> gone = control.delete("/faults/one");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(control.json("/faults").size()).isEqualTo(2);
        assertThat(control.put("/faults", "[]").body()).isEqualTo("[]");
    }

    @Test
    void assignsIdsFromTheFirstAgainWhenAllAreReplaced() {
        calls.put("[{'then':{'reset':true}},{'then':{'reset':true}}]");
        assertThat(ids()).containsExactly("rule-1", "rule-2");
        calls.put("{'then':{'reset':true}}");
        assertThat(ids()).containsExactly("rule-1");
        control.post("/faults", json("{'then':{'reset':true}}"));
        control.delete("/faults/rule-2");
        control.post("/faults", json("{'then':{'reset':true}}"));
        assertThat(ids()).as("ids in the journal are not assigned again").containsExactly("rule-1", "rule-3");
        assertThat(control.delete("/faults").statusCode()).isEqualTo(204);
        assertThat(ids()).isEmpty();
        control.post("/faults", json("{'then':{'reset':true}}"));
        assertThat(ids()).containsExactly("rule-1");
        control.post("/reset?keep=faults", "");
        control.post("/faults", json("{'then':{'reset':true}}"));
        assertThat(ids()).containsExactly("rule-1", "rule-2");
        control.post("/reset", "");
        control.post("/faults", json("{'then':{'reset':true}}"));
        assertThat(ids()).containsExactly("rule-1");
    }

    @Test
    void assignsNoIdThatARuleHas() {
        calls.put("[{'then':{'reset':true}},{'id':'rule-1','then':{'reset':true}}]");
        assertThat(ids()).containsExactly("rule-2", "rule-1");
    }

    @Test
    void keepsIdsWhenABodyIsInvalid() {
        calls.put("[{'then':{'reset':true}},{'then':{'reset':true}}]");
        control.delete("/faults/rule-1");
        control.put("/faults", json("[{'id':'a','then':{'reset':true}},{'id':'a','then':{'reset':true}}]"));
        control.post("/faults", json("{'then':{'reset':true}}"));
        assertThat(ids()).containsExactly("rule-2", "rule-3");
    }

    private List<String> ids() {
        return control.json("/faults").findValuesAsString("id");
    }
}
