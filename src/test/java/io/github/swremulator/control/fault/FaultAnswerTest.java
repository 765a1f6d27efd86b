package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.fault.FaultCalls.json;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.Emulators;
import io.github.swremulator.RawReply;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies of rules. */
class FaultAnswerTest extends FaultTestCase {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final String FORBIDDEN = "{'error':'SVCSTG.SWR.4030170'}";

    FaultAnswerTest(Emulator emulator) {
        super(emulator);
    }

    @Test
    void answersAnErrorOfTheServiceInItsForm() {
        calls.put("{'then':" + FORBIDDEN + "}");
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
    void answersTheGivenStatusWhenACodeHasSeveral() {
        calls.put("{'then':{'error':'APIGW.0201','status':504,'message':'too slow','headers':{'Server':'CloudWAF'}}}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(504);
        assertThat(tree(reply).get("error_msg").stringValue()).isEqualTo("too slow");
        assertThat(reply.headers().firstValue("Server")).contains("CloudWAF");
    }

    @Test
    void answersTheOlderFormWhenConfigured(Emulators emulators) {
        Emulator older = emulators.with("swr.api.error-format=array");
        assertThat(older.get(BUSYBOX, "X-Emulator-Fault", "SVCSTG.SWR.4030170").body())
                .startsWith("[{\"errorCode\":\"SVCSTG.SWR.4030170\"");
    }

    @Test
    void answersAnyStatusHeadersAndBody() {
        calls.put(
                "{'then':{'status':502,'headers':{'Content-Type':'text/html','Retry-After':'3'},'body':'<html>é</html>'}}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(502);
        assertThat(reply.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(reply.headers().firstValue("Retry-After")).contains("3");
        assertThat(reply.headers().firstValue("Content-Length")).contains("15");
    }

    @Test
    void answersAnEmptyBodyWhenThereIsNone() {
        calls.put("{'then':{'status':503}}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 304})
    void answersWithoutABodyWhenTheStatusHasNone(int status) {
        calls.put("{'then':{'status':" + status + ",'headers':{'ETag':'x'}}}");
        RawReply reply = emulator.rawGet(BUSYBOX);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("ETag")).contains("x");
        assertThat(reply.header("Content-Length")).isEqualTo(Optional.ofNullable(status == 205 ? "0" : null));
        assertThat(reply.header("Transfer-Encoding")).isEmpty();
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SVCSTG.SWR.4030170", "APIGW.0308"})
    void answersAnErrorWithTheHeadersOfTheRule(String code) {
        calls.put("{'then':{'error':'" + code + "','headers':{'content-type':'text/html'}}}");
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.headers().allValues("Content-Type"))
                .singleElement()
                .asString()
                .startsWith("text/html");
        assertThat(tree(reply).get("error_code").stringValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SVCSTG.SWR.4010000", "APIGW.0301"})
    void writesTheTimeOfTheClockForNowInAMessage(String code) {
        control.put("/clock", json("{'now':'2031-02-03T04:05:06.7Z','frozen':true}"));
        calls.put("{'then':{'error':'" + code + "','message':'from {now} to {now}'}}");
        assertThat(emulator.get(BUSYBOX).body())
                .contains("from 2031-02-03T04:05:06.700000Z to 2031-02-03T04:05:06.700000Z");
        assertThat(control.get("/faults").body()).contains("from {now} to {now}");
    }

    @Test
    void writesWholeSecondsWithMicroseconds() {
        control.put("/clock", json("{'now':'2026-01-01T00:00:00Z','frozen':true}"));
        calls.put("{'profile':'auth-expiring'}");
        calls.statuses(5);
        assertThat(tree(emulator.get(BUSYBOX)).get("error_msg").stringValue())
                .endsWith("token expires, expires_at: 2026-01-01T00:00:00.000000Z");
    }
}
