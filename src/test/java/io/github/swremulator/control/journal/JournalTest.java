package io.github.swremulator.control.journal;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import io.github.swremulator.SmallLimits;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@EmulatorTest
class JournalTest {

    private static final String JOURNAL = "/_emulator/requests";
    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;
    private final JournalCalls journal;

    JournalTest(Emulator emulator) {
        this.emulator = emulator;
        this.journal = new JournalCalls(emulator);
    }

    @Test
    void showsRequestAndReply() {
        Instant before = Instant.now();
        HttpResponse<String> reply = emulator.get(BUSYBOX + "?limit=10&offset=0");
        JsonNode entry = journal.onlyEntry();
        assertThat(entry.get("id").stringValue())
                .isEqualTo(reply.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(Instant.parse(entry.get("time").stringValue())).isBetween(before, Instant.now());
        assertThat(entry.get("method").stringValue()).isEqualTo("GET");
        assertThat(entry.get("path").stringValue()).isEqualTo(BUSYBOX);
        assertThat(entry.get("query").stringValue()).isEqualTo("limit=10&offset=0");
        assertThat(entry.get("operation").stringValue()).isEqualTo("ListRepositoryTags");
        assertThat(entry.get("namespace").stringValue()).isEqualTo("namespace");
        assertThat(entry.get("repository").stringValue()).isEqualTo("busybox");
        assertThat(entry.get("status").intValue()).isEqualTo(200);
        assertThat(entry.get("body_bytes").intValue()).isEqualTo(reply.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(entry.get("content_range").stringValue()).isEqualTo("0-1/1");
        assertThat(entry.get("aborted").booleanValue()).isFalse();
        assertThat(entry.get("duration_us").longValue()).isPositive();
        assertThat(entry.has("error_code")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/manage/namespaces/none/repos/busybox/tags, 404, SVCSTG.SWR.4040058",
        "/v2/manage/namespaces/namespace/repos/busybox/tags?limit=x, 400, SVCSTG.SWR.4000056",
        "/nowhere, 404, APIGW.0101",
        "/v2/manage/namespaces/namespace/repos/a%2Fb/tags, 404, APIGW.0101",
        "/%00, 400, APIGW.0201",
        "/%zz, 400, APIGW.0201",
        "/%5Femulator/requests, 404, APIGW.0101"
    })
    void showsTheErrorCodeOfServiceAndGateway(String target, int status, String code) {
        RawReply reply = emulator.rawGet(target);
        JsonNode entry = journal.onlyEntry();
        assertThat(reply.header("X-Request-Id")).contains(entry.get("id").stringValue());
        assertThat(entry.get("status").intValue()).isEqualTo(status).isEqualTo(reply.status());
        assertThat(entry.get("error_code").stringValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001 rubbish\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void showsRequestsThatAreNotHttp(String request) {
        RawReply reply = emulator.raw(request);
        JsonNode entry = journal.onlyEntry();
        assertThat(reply.header("X-Request-Id")).contains(entry.get("id").stringValue());
        assertThat(entry.get("status").intValue()).isEqualTo(400);
        assertThat(entry.get("error_code").stringValue()).isEqualTo("APIGW.0201");
    }

    @Test
    void showsARequestLineThatIsTooLong() {
        assertThat(emulator.rawGet("/?x=" + "y".repeat(40_000)).status()).isEqualTo(414);
        assertThat(journal.onlyEntry().get("status").intValue()).isEqualTo(414);
    }

    @Test
    void redactsSecretHeaders() {
        emulator.get(
                BUSYBOX + "?secret-free=yes",
                "X-Auth-Token",
                "hidden-1",
                "X-Security-Token",
                "hidden-2",
                "Cookie",
                "session=hidden-3",
                "Authorization",
                "SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=host, Signature=hidden-4",
                "User-Agent",
                "client/1.0");
        JsonNode headers = journal.onlyEntry().get("headers");
        for (String secret : List.of("X-Auth-Token", "X-Security-Token", "Cookie", "Authorization")) {
            assertThat(headers.get(secret).stringValue()).isEqualTo("(redacted)");
        }
        assertThat(headers.get("User-Agent").stringValue()).isEqualTo("client/1.0");
        assertThat(emulator.get(JOURNAL).body()).contains("secret-free").doesNotContain("hidden");
    }

    @Test
    void showsTheAccessKeyOfASignature() {
        emulator.get(BUSYBOX, "Authorization", "SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=host, Signature=00");
        assertThat(journal.onlyEntry().get("credential").stringValue()).isEqualTo("AKEXAMPLE");
    }

    @Test
    void omitsControlApiAndProbes() {
        emulator.get("/actuator/health");
        emulator.get("/actuator");
        emulator.get("/_emulator");
        emulator.get(JOURNAL);
        emulator.get("/_emulator/none");
        assertThat(journal.ask("").get("total").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_emulatorx", "/_emulator.json", "/actuatorx", "/_EMULATOR", "//_emulator"})
    void showsPathsThatOnlyBeginLikeTheControlApi(String target) {
        assertThat(emulator.rawGet(target).status()).isEqualTo(404);
        assertThat(journal.onlyEntry().get("path").stringValue()).isEqualTo(target);
    }

    @Test
    void showsThePathAsSent() {
        emulator.rawGet("/" + BUSYBOX);
        assertThat(journal.onlyEntry().get("path").stringValue()).isEqualTo("/" + BUSYBOX);
        assertThat(journal.onlyEntry().get("operation").stringValue()).isEqualTo("ListRepositoryTags");
    }

    @Test
    @SmallLimits
    void dropsTheOldestAndCountsThem(Emulator small) {
        JournalCalls kept = new JournalCalls(small);
        for (int call = 1; call <= 5; call++) {
            small.get("/" + call);
        }
        assertThat(kept.paths("")).containsExactly("/3", "/4", "/5");
        assertThat(kept.ask("").get("dropped").intValue()).isEqualTo(2);
        assertThat(small.control().delete("/requests").statusCode()).isEqualTo(204);
        assertThat(kept.paths("")).isEmpty();
        assertThat(kept.ask("").get("dropped").intValue()).isZero();
    }
}
