package io.github.swremulator.control.call;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells what time it is in the emulated service. */
@Component
public class ServiceClock {

    private final Clock clock;

    ServiceClock(ObjectProvider<Clock> clock) {
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** The present. */
    public Instant instant() {
        return clock.instant();
    }
}
