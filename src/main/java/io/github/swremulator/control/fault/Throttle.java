package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.TimeSpan;
import io.github.swremulator.document.Whole;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rate limit for each credential: {@code {"rate":5,"per":"1s","burst":10}}.
 *
 * @param per one second when absent
 * @param burst how many calls may come at once; the rate when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Throttle(
        @Whole(min = 1) int rate,
        @Nullable TimeSpan per,
        @Whole(min = 1) @Nullable Integer burst) {

    private static final TimeSpan SECOND = TimeSpan.parse("1s");

    Throttle {
        per = per == null ? SECOND : per;
        burst = burst == null ? (Integer) rate : burst;
        if (per.duration().isZero() || per.duration().toDays() > 366) {
            throw new InvalidFieldException("per", "must be a time span from 1ns to 366d");
        }
    }

    /** Creates a full bucket. */
    Bucket bucket() {
        double seconds = (per == null ? SECOND : per).duration().toNanos() / 1e9;
        return new Bucket(burst == null ? rate : burst, rate / seconds);
    }

    /** A token bucket, filled as the clock goes on. It is not thread-safe. */
    static final class Bucket {

        private final int size;
        private final double tokensPerSecond;
        private double tokens;
        private @Nullable Instant filledAt;

        Bucket(int size, double tokensPerSecond) {
            this.size = size;
            this.tokensPerSecond = tokensPerSecond;
            this.tokens = size;
        }

        /** Takes a token, and returns whether there was one. */
        boolean take(Instant now) {
            // A clock that is set back neither adds nor removes tokens.
            if (filledAt != null && now.isAfter(filledAt)) {
                Duration passed = Duration.between(filledAt, now);
                double seconds = passed.toSeconds() + passed.toNanosPart() / 1e9;
                tokens = Math.min(size, tokens + seconds * tokensPerSecond);
            }
            filledAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
