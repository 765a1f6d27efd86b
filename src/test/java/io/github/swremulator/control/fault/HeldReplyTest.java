package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.fault.FaultCalls.json;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.SmallLimits;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies whose delay is longer than a test may take, one at a time. */
@SmallLimits
class HeldReplyTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;
    private final ControlClient control;
    private final FaultCalls calls;

    HeldReplyTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
        this.calls = new FaultCalls(emulator);
    }

    private static CompletableFuture<HttpResponse<String>> hold(Emulator emulator) {
        CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(() -> emulator.get(BUSYBOX));
        await().until(() -> emulator.control().get("/faults").body().contains("\"decided\":1"));
        assertThat(held).isNotDone();
        return held;
    }

    private static HttpResponse<String> given(CompletableFuture<HttpResponse<String>> held) throws Exception {
        HttpResponse<String> reply = held.get(20, TimeUnit.SECONDS);
        assertThat(reply.statusCode()).isEqualTo(200);
        return reply;
    }

    @Test
    void isSentAtOnceWhenTheEmulatorStops() throws Exception {
        CompletableFuture<HttpResponse<String>> held;
        try (Emulator ending =
                Emulator.start("swr.control.faults.max-delay=10m", "spring.lifecycle.timeout-per-shutdown-phase=10m")) {
            new FaultCalls(ending).put("{'then':{'delay':'10m'}}");
            held = hold(ending);
        }
        given(held);
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
    void isSentWithoutFaultWhenTheRuleIsDeleted(String then, String method, String path, String body) throws Exception {
        calls.put("{'id':'slow','then':" + then + "}");
        CompletableFuture<HttpResponse<String>> held = hold(emulator);
        control.send(method, path, json(body));
        assertThat(given(held).headers().firstValue("Content-Range")).contains("0-1/1");
    }

    @Test
    void staysDelayedWhenAnotherRuleIsAddedOrDeleted() throws Exception {
        calls.put("[{'id':'slow','then':{'delay':'10m'}},{'id':'other','then':{'reset':true}}]");
        CompletableFuture<HttpResponse<String>> held = hold(emulator);
        control.post("/faults", json("{'then':{'reset':true}}"));
        control.delete("/faults/other");
        control.post("/reset?keep=faults", "");
        assertThat(held).isNotDone();
        assertThat(control.json("/faults").findValuesAsString("id")).containsExactly("slow", "rule-1");
        control.delete("/faults");
        given(held);
    }

    @Test
    void isSentWithoutFaultWhenTheEmulatorIsReset() throws Exception {
        CompletableFuture<HttpResponse<String>> held =
                CompletableFuture.supplyAsync(() -> untilThereIsRoom("{'delay':'10m','change':'delete'}"));
        await().until(() -> calls.status("X-Emulator-Fault", json("{'delay':'1ms'}")) == 503);
        control.post("/reset", "");
        assertThat(given(held).headers().firstValue("Content-Range")).contains("0-1/1");
    }

    private HttpResponse<String> untilThereIsRoom(String header) {
        return Stream.generate(() -> emulator.get(BUSYBOX, "X-Emulator-Fault", json(header)))
                .filter(reply -> reply.statusCode() != 503)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isRefusedWhenTooManyAreDelayed() throws Exception {
        calls.put("{'id':'slow','then':{'delay':'10m'}}");
        CompletableFuture<HttpResponse<String>> held = hold(emulator);
        HttpResponse<String> refused = emulator.get(BUSYBOX);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(refused).get("detail").stringValue())
                .isEqualTo("slow: at most 1 calls can be delayed at the same time (swr.control.faults.max-held)");
        assertThat(control.json("/requests").at("/requests/0/rule").stringValue())
                .isEqualTo("slow");
        control.delete("/faults");
        given(held);
        calls.put("{'then':{'delay':'1ms'}}");
        assertThat(calls.statuses(2)).isEqualTo("200 200");
    }
}
