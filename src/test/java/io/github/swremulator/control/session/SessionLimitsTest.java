package io.github.swremulator.control.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.TestSession;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits of sessions and snapshots hold for concurrent calls, too. */
@OnEachDatabase
@EmulatorTest({"swr.session.max=3", "swr.snapshot.max=2", "spring.datasource.hikari.maximum-pool-size=12"})
class SessionLimitsTest {

    private static final int AT_ONCE = 8;

    private final Emulator emulator;
    private final ControlClient control;

    SessionLimitsTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @AfterEach
    void closeAll() {
        TestSession.closeAll(emulator);
        control.deleteSnapshots();
        control.json("/snapshots?shared=true")
                .forEach(kept -> control.delete("/snapshots/" + kept.get("name").stringValue() + "?shared=true"));
    }

    @Test
    void holdForSessionsOpenedAtOnce() {
        List<HttpResponse<String>> replies =
                atOnce(n -> control.post("/sessions", "{\"name\":\"s" + n + "\",\"seed\":\"group/app: [v1]\"}"));
        assertOnly(3, 201, "at most 3 sessions can be open (swr.session.max)", replies);
        assertThat(control.json("/sessions")).hasSize(3);
    }

    @Test
    void letOneOfSeveralOpenTheSameSession() {
        assertOnly(1, 201, "session one exists already", atOnce(n -> control.post("/sessions", "{\"name\":\"one\"}")));
    }

    @Test
    void holdForSnapshotsTakenAtOnce() {
        TestSession one = TestSession.open(emulator);
        TestSession other = TestSession.open(emulator);
        String tooMany = "at most 2 ";
        assertOnly(2, 200, tooMany, atOnce(n -> one.control("PUT", "/snapshots/s" + n, "")));
        assertOnly(
                2,
                200,
                tooMany,
                atOnce(n -> (n % 2 == 0 ? one : other).control("PUT", "/snapshots/s" + n + "?shared=true", "")));
        assertThat(other.control("PUT", "/snapshots/of-other", "").statusCode())
                .as("the limit applies to each session")
                .isEqualTo(200);
        String kept = control.json("/snapshots?shared=true").get(0).get("name").stringValue();
        assertThat(control.put("/snapshots/" + kept + "?shared=true", "").statusCode())
                .as("replacing a snapshot does not count again")
                .isEqualTo(200);
        assertThat(control.delete("/snapshots/" + kept + "?shared=true").statusCode())
                .isEqualTo(204);
        assertThat(other.control("PUT", "/snapshots/another?shared=true", "").statusCode())
                .isEqualTo(200);
    }

    private static void assertOnly(int most, int status, String detail, List<HttpResponse<String>> replies) {
        assertThat(replies).filteredOn(reply -> reply.statusCode() == status).hasSize(most);
        assertThat(replies).filteredOn(reply -> reply.statusCode() != status).allSatisfy(reply -> {
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(409);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.body()).contains(detail);
        });
    }

    private static List<HttpResponse<String>> atOnce(IntFunction<HttpResponse<String>> call) {
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> call.apply(n), run -> new Thread(run).start()))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
