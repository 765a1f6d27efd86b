package io.github.swremulator.control.clock;

import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.TimeSpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A change of the clock: {@code {"now":"2026-01-01T00:00:00Z","frozen":true}}, or {@code {"advance":"1h"}}.
 *
 * @param now the time to set
 * @param advance how far to move the clock
 * @param frozen whether it stops; null keeps it as it is
 */
record ClockChange(
        @Nullable Instant now,
        @Nullable TimeSpan advance,
        @Nullable Boolean frozen) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /** The end of the years that HTTP can write. */
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    ClockChange {
        if (now == null && advance == null && frozen == null) {
            throw new IllegalArgumentException("expected now, advance or frozen");
        }
        if (now != null && advance != null) {
            throw new IllegalArgumentException("expected now or advance, not both");
        }
        if (now != null && !isInRange(now)) {
            throw new InvalidFieldException("now", "must be from " + EARLIEST + " to " + LATEST);
        }
    }

    /** Reads the time of the field {@code now}, in ISO 8601. */
    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time such as 2026-01-01T00:00:00Z", e);
        }
    }

    /**
     * Returns the time of the clock after the change.
     *
     * @throws InvalidFieldException when it is later than {@link #LATEST}
     */
    Instant from(Instant before) {
        if (now != null) {
            return now;
        }
        Instant after = advance == null ? before : advanced(before, advance);
        if (!isInRange(after)) {
            throw new InvalidFieldException("advance", "must end at " + LATEST + " or before");
        }
        return after;
    }

    private static Instant advanced(Instant before, TimeSpan advance) {
        try {
            return before.plus(advance.duration());
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    private static boolean isInRange(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
