package io.github.swremulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class LastRepliesTest {

    @Test
    void areWaitedForUntilNoThreadWrites() {
        AtomicInteger busy = new AtomicInteger(4);
        LastReplies.await(busy::decrementAndGet);
        assertThat(busy).hasValue(0);
    }

    @Test
    void areGivenUpWhenAClientDoesNotRead() {
        AtomicInteger asked = new AtomicInteger();
        LastReplies.await(asked::incrementAndGet);
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void areBetweenTheGracefulShutdownAndTheServersStop() {
        assertThat(new LastReplies().getPhase())
                .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
                .isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }
}
