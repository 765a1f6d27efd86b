package io.github.swremulator.control.data;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads during a reset or a restore show the data before or after it, never a mixture. */
@OnEachDatabase
@EmulatorTest
class ResetUnderLoadTest {

    private static final int READERS = 16;
    private static final int ROUNDS = 4;
    private static final String MERGED = "namespace/busybox: [extra, old-1, {count: 30, name: \"more-{n}\"}]";

    private final Emulator emulator;
    private final ControlClient control;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong replies = new AtomicLong();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    ResetUnderLoadTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @AfterEach
    void deleteSnapshots() {
        control.deleteSnapshots();
    }

    @Test
    void everyReplyIsConsistentForSixteenReaders() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            String seed = list();
            change(control.put("/data", "namespace/busybox: [{count: 60, name: \"old-{n}\"}]"));
            change(control.put("/snapshots/old", ""));
            String old = list();
            change(control.post("/data", MERGED));
            String merged = list();

            List<Future<?>> reading = Stream.<Future<?>>generate(() -> readers.submit(this::read))
                    .limit(READERS)
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                step(() -> control.post("/snapshots/old", ""));
                step(() -> control.post("/data", MERGED));
                step(() -> control.post("/reset", ""));
            }
            ended.set(true);
            for (Future<?> each : reading) {
                each.get();
            }
            assertThat(seen).containsExactlyInAnyOrder(seed, old, merged);
        } finally {
            ended.set(true);
            readers.shutdownNow();
        }
    }

    private void read() {
        while (!ended.get()) {
            seen.add(list());
            replies.incrementAndGet();
        }
    }

    /** Waits until the new state was read. */
    private void step(Supplier<HttpResponse<String>> change) {
        change(change.get());
        long before = replies.get();
        Awaitility.await().until(() -> replies.get() >= before + READERS);
    }

    private static void change(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isIn(200, 204);
    }

    private String list() {
        HttpResponse<String> reply = emulator.get(tags("namespace", "busybox"));
        return reply.statusCode() + " "
                + reply.headers().firstValue("Content-Range").orElse("") + " " + reply.body();
    }
}
