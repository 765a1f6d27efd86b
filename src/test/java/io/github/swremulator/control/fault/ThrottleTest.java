package io.github.swremulator.control.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Throttle.Bucket bucket = new Throttle(2, null, 3).bucket();

    @Test
    void givesAsManyAtOnceAsItHolds() {
        assertThat(taken(START, 10)).isEqualTo(3);
    }

    @Test
    void getsNewOnesAsTheClockGoesOn() {
        taken(START, 3);
        assertThat(taken(START.plus(Duration.ofMillis(499)), 10)).isZero();
        assertThat(taken(START.plus(Duration.ofMillis(500)), 10)).isEqualTo(1);
        assertThat(taken(START.plus(Duration.ofMillis(1500)), 10)).isEqualTo(2);
    }

    @Test
    void holdsNoMoreHoweverLongItIsLeftAlone() {
        taken(START, 3);
        assertThat(taken(Instant.parse("9999-12-31T23:59:59Z"), 10)).isEqualTo(3);
    }

    @Test
    void goesOnFromAClockThatWasSetBack() {
        taken(START, 3);
        assertThat(taken(START.minusSeconds(3600), 10)).isZero();
        assertThat(taken(START.minusSeconds(3599), 10)).isEqualTo(2);
    }

    private int taken(Instant now, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += bucket.take(now) ? 1 : 0;
        }
        return taken;
    }
}
