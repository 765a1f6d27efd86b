package io.github.swremulator.control.clock;

import io.github.swremulator.document.TimeSpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * How the clock is to change: {@code {"now":"2026-01-01T00:00:00Z","frozen":true}}, or {@code {"advance":"1h"}}.
 *
 * @param now the moment to set it to, in ISO 8601
 * @param advance how far to move it on
 * @param frozen whether it stands still from now on; as it was where it is not said
 */
record ClockChange(
        @Nullable String now,
        @Nullable TimeSpan advance,
        @Nullable Boolean frozen) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    ClockChange {
        if (now == null && advance == null && frozen == null) {
            throw new IllegalArgumentException("one of now, advance and frozen was expected");
        }
        if (now != null && advance != null) {
            throw new IllegalArgumentException("either now or advance was expected, not both");
        }
        if (now != null) {
            within(moment(now));
        }
    }

    /** Where the clock stands after the change. */
    Instant from(Instant before) {
        if (now != null) {
            return moment(now);
        }
        try {
            return advance == null ? before : within(before.plus(advance.duration()));
        } catch (DateTimeException | ArithmeticException e) {
            throw tooFar(e);
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("now: a moment such as 2026-01-01T00:00:00Z was expected", e);
        }
    }

    private static Instant within(Instant moment) {
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw tooFar(null);
        }
        return moment;
    }

    private static IllegalArgumentException tooFar(@Nullable Exception cause) {
        return new IllegalArgumentException("the clock goes from " + EARLIEST + " to " + LATEST, cause);
    }
}
