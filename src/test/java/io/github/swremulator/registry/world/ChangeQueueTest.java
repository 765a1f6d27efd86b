package io.github.swremulator.registry.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ChangeQueueTest {

    private static final SessionName SESSION = new SessionName("one");
    private static final long MAX_WAIT = Duration.ofMinutes(10).toMillis();

    private final ChangeQueue queue = new ChangeQueue(
            new ConnectionLimits.Settings(Duration.ofMillis(MAX_WAIT)), new DriverManagerDataSource(), () -> {});

    /** Otherwise a change would wait twice as long as documented, in this process and then for another one. */
    @Test
    void leavesAChangeThatWaitedLessTimeToWaitForOtherInstances() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        FutureTask<Long> first = new FutureTask<>(() -> queue.run(SESSION, left -> {
            await().until(() -> end.getCount() == 0);
            return left;
        }));
        FutureTask<Long> second = new FutureTask<>(() -> queue.run(SESSION, left -> left));
        Thread running = new Thread(first);
        running.start();
        await().until(() -> running.getState() == Thread.State.TIMED_WAITING);
        Thread waiting = new Thread(second);
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        end.countDown();
        assertThat(first.get()).isBetween(1L, MAX_WAIT);
        assertThat(second.get()).isBetween(1L, first.get() - 1);
    }
}
