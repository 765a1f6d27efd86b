package io.github.swremulator.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** A time span as written: {@code 250ms}, {@code 90s}, {@code 30m}, {@code 1h}, {@code 1d}, or ISO 8601 such as {@code PT1H30M}. */
public record TimeSpan(@JsonValue String text, Duration duration) {

    private static final Duration LONGEST = Duration.ofDays(100_000);
    private static final String EXPECTED = "must be a time span such as 250ms, 90s, 30m, 1h, 1d or PT1H30M";

    /**
     * Reads a time span.
     *
     * @throws IllegalArgumentException if the text is not a time span, or one outside 0s to 100000d
     */
    public static TimeSpan parse(String text) {
        Duration duration = read(text);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(EXPECTED + ", from 0s to " + LONGEST.toDays() + "d");
        }
        return new TimeSpan(text, duration);
    }

    private static Duration read(String text) {
        // A bare number would be milliseconds to one reader and seconds to another.
        if (text.length() > 40 || !text.matches(".*[A-Za-z]")) {
            throw new IllegalArgumentException(EXPECTED);
        }
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(EXPECTED, e);
        }
    }
}
