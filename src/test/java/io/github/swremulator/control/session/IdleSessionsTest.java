package io.github.swremulator.control.session;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.SettingsBinding;
import io.github.swremulator.TestSession;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of sessions in number and idle time. */
@EmulatorTest({"swr.session.idle=600ms", "swr.session.max=2"})
class IdleSessionsTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;
    private final ControlClient control;

    IdleSessionsTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    private boolean isOpen(TestSession session) {
        return control.get("/sessions/" + session.name()).statusCode() == 200;
    }

    @Test
    void areClosedWhenUnused() {
        // Independent of the session's clock.
        try (TestSession used = TestSession.open(emulator);
                TestSession unused = TestSession.open(emulator)) {
            unused.control("PUT", "/clock", "{\"now\":\"2041-01-01T00:00:00Z\",\"frozen\":true}");
            await().until(() -> {
                used.get(BUSYBOX);
                return !isOpen(unused);
            });
            assertThat(isOpen(used)).isTrue();
            assertThat(Instant.parse(control.json("/sessions/" + used.name())
                            .get("used_at")
                            .stringValue()))
                    .isAfter(Instant.parse(used.opened().get("used_at").stringValue()));
            assertThat(unused.get(BUSYBOX).body()).contains("APIGW.0101", "does not exist");
        }
    }

    @Test
    void releaseHeldCallsWhenClosed() {
        TestSession session = TestSession.open(emulator);
        session.control("PUT", "/faults", "{\"then\":{\"delay\":\"30s\"}}");
        CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(() -> session.get(BUSYBOX));
        await().until(() -> session.control("GET", "/faults", "").body().contains("\"decided\":1"));
        session.close();
        assertThat(held.join().statusCode()).as("its data are gone").isEqualTo(404);
    }

    @Test
    void stayWhileACallIsUnderWay() {
        try (TestSession session = TestSession.open(emulator)) {
            session.control("PUT", "/faults", "{\"then\":{\"delay\":\"30s\"}}");
            CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(() -> session.get(BUSYBOX));
            await().until(() -> session.control("GET", "/faults", "").body().contains("\"decided\":1"));
            await().during(Duration.ofSeconds(1)).until(() -> isOpen(session));
            session.control("DELETE", "/faults", "");
            assertThat(held.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void areRefusedBeyondTheMaximum() {
        TestSession one = TestSession.open(emulator);
        try (TestSession other = TestSession.open(emulator)) {
            HttpResponse<String> refused = control.post("/sessions", "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("at most 2 sessions can be open (swr.session.max)");
            one.close();
            one = TestSession.open(emulator, "{\"name\":\"" + one.name() + "\"}");
            assertThat(isOpen(one)).isTrue();
            assertThat(isOpen(other)).isTrue();
        } finally {
            one.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "swr.session.max=-1, swr.session.max = -1: must not be negative",
        "swr.session.idle=0s, swr.session.idle = 0ms: must be 10ms or more"
    })
    void failTheStartWithAnInvalidLimit(String setting, String expected) {
        assertThat(SettingsBinding.refusal(setting)).contains(expected);
    }
}
