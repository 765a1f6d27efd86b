package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.fault.FaultCalls.json;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.control.json.Steering;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldReplyTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    /** Far beyond what a test waits. */
    private static final String[] LONG = {
        "swr.control.faults.max-delay=10m",
        "swr.control.faults.max-held=1",
        "spring.lifecycle.timeout-per-shutdown-phase=10m"
    };

    private static CompletableFuture<HttpResponse<String>> hold(Emulator emulator) {
        CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(() -> emulator.get(BUSYBOX));
        await().until(() -> new Steering(emulator).get("/faults").body().contains("\"decided\":1"));
        assertThat(held).isNotDone();
        return held;
    }

    @Test
    void isGivenAtOnceWhenTheEmulatorIsToldToEnd() throws Exception {
        CompletableFuture<HttpResponse<String>> held;
        try (Emulator emulator = Emulator.start(LONG)) {
            new FaultCalls(emulator).put("{'then':{'delay':'10m'}}");
            held = hold(emulator);
        }
        assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'delay':'10m','error':'APIGW.0308'} | DELETE | /faults | ''",
                "{'delay':'10m','error':'APIGW.0308'} | DELETE | /faults/slow | ''",
                "{'delay':'10m','error':'APIGW.0308'} | PUT | /faults | {'then':{'reset':true}}",
                "{'delay':'10m','change':'delete'} | POST | /reset | ''"
            })
    void isGivenAsIfThereHadBeenNoRuleWhenTheRuleIsGone(String then, String method, String path, String body)
            throws Exception {
        try (Emulator emulator = Emulator.start(LONG)) {
            new FaultCalls(emulator).put("{'id':'slow','then':" + then + "}");
            CompletableFuture<HttpResponse<String>> held = hold(emulator);
            new Steering(emulator).send(method, path, json(body));
            HttpResponse<String> reply = held.get(20, TimeUnit.SECONDS);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Content-Range")).contains("0-1/1");
        }
    }

    @Test
    void staysHeldWhenAnotherRuleIsAddedOrRemoved() {
        try (Emulator emulator = Emulator.start(LONG)) {
            new FaultCalls(emulator).put("[{'id':'slow','then':{'delay':'10m'}},{'id':'other','then':{'reset':true}}]");
            CompletableFuture<HttpResponse<String>> held = hold(emulator);
            Steering control = new Steering(emulator);
            control.post("/faults", json("{'then':{'reset':true}}"));
            control.delete("/faults/other");
            control.post("/reset?keep=faults", "");
            assertThat(held).isNotDone();
            assertThat(tree(control.get("/faults")).findValuesAsString("id")).containsExactly("slow", "rule-1");
        }
    }

    @Test
    void isGivenWithoutWhatItsHeaderSaysWhenTheEmulatorIsReset() throws Exception {
        try (Emulator emulator = Emulator.start(LONG)) {
            CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(
                    () -> untilThereIsRoom(emulator, "{'delay':'10m','change':'delete'}"));
            await().until(() -> new FaultCalls(emulator).status("X-Emulator-Fault", json("{'delay':'1ms'}")) == 503);
            new Steering(emulator).post("/reset", "");
            HttpResponse<String> reply = held.get(20, TimeUnit.SECONDS);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Content-Range")).contains("0-1/1");
        }
    }

    private static HttpResponse<String> untilThereIsRoom(Emulator emulator, String header) {
        return Stream.generate(() -> emulator.get(BUSYBOX, "X-Emulator-Fault", json(header)))
                .filter(reply -> reply.statusCode() != 503)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isRefusedWhenAsManyAreHeldAsMayBe() throws Exception {
        try (Emulator emulator = Emulator.start(LONG)) {
            Steering control = new Steering(emulator);
            new FaultCalls(emulator).put("{'id':'slow','then':{'delay':'10m'}}");
            CompletableFuture<HttpResponse<String>> held = hold(emulator);
            HttpResponse<String> refused = emulator.get(BUSYBOX);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(tree(refused).get("detail").stringValue())
                    .isEqualTo("slow: no more than 1 calls can be held back at a time (swr.control.faults.max-held)");
            assertThat(tree(control.get("/requests"))
                            .get("requests")
                            .get(0)
                            .get("rule")
                            .stringValue())
                    .isEqualTo("slow");
            control.delete("/faults");
            assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            new FaultCalls(emulator).put("{'then':{'delay':'1ms'}}");
            assertThat(new FaultCalls(emulator).statuses(2)).isEqualTo("200 200");
        }
    }
}
