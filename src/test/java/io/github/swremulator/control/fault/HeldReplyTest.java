package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.control.json.Steering;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldReplyTest {

    @Test
    void isGivenAtOnceWhenTheEmulatorIsToldToEnd() throws Exception {
        // Both far beyond what the test waits.
        Emulator emulator =
                Emulator.start("swr.control.faults.max-delay=10m", "spring.lifecycle.timeout-per-shutdown-phase=10m");
        CompletableFuture<Integer> status;
        try (emulator) {
            Steering control = new Steering(emulator);
            control.put("/faults", "{\"then\":{\"delay\":\"10m\"}}");
            status = CompletableFuture.supplyAsync(
                    () -> emulator.get(tags("namespace", "busybox")).statusCode());
            await().until(() -> control.get("/faults").body().contains("\"decided\":1"));
            assertThat(status).isNotDone();
        }
        assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(200);
    }
}
