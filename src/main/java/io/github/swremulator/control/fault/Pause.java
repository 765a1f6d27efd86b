package io.github.swremulator.control.fault;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds calls back, but no longer than the setting allows, and no longer than the emulator runs. */
@Component
class Pause {

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Duration longest;

    Pause(FaultSettings settings) {
        this.longest = settings.maxDelay();
    }

    @SuppressWarnings("ReturnValueIgnored")
    void hold(Duration delay) throws InterruptedIOException {
        Duration held = delay.compareTo(longest) > 0 ? longest : delay;
        if (held.isZero()) {
            return;
        }
        try {
            // Who is let go at the end is answered at once, in the time that a graceful shutdown leaves.
            closing.await(held.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a reply was held back");
        }
    }

    /** Published before the web server begins to stop. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
