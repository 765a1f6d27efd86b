package io.github.swremulator.control.session;

import java.time.Clock;
import java.time.Instant;

/** The machine's time: how long a session was idle is no matter of the clock that it sets. */
final class SystemTime {

    private static final Clock CLOCK = Clock.systemUTC();

    private SystemTime() {}

    static Instant now() {
        return CLOCK.instant();
    }
}
