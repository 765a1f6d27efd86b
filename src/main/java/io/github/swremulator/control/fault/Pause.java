package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Holds calls back: none longer than the settings allow, and some threads stay free for those who would let them go. */
@Component
class Pause {

    private final Duration longest;
    private final int most;
    private final Semaphore room;

    Pause(FaultSettings settings) {
        this.longest = settings.maxDelay();
        this.most = settings.maxHeld();
        this.room = new Semaphore(most);
    }

    /**
     * Holds a call back.
     *
     * @return whether the rule had ended before the delay was over
     * @throws RefusedException when too many are held back already
     */
    boolean hold(ActiveFault rule, Duration delay) throws InterruptedIOException {
        if (delay.isZero()) {
            return false;
        }
        if (!room.tryAcquire()) {
            throw new RefusedException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    rule.id() + ": no more than " + most
                            + " calls can be held back at a time (swr.control.faults.max-held)");
        }
        try {
            return await(rule.ended(), delay.compareTo(longest) > 0 ? longest : delay);
        } finally {
            room.release();
        }
    }

    private static boolean await(CountDownLatch end, Duration delay) throws InterruptedIOException {
        try {
            return end.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a reply was held back");
        }
    }
}
