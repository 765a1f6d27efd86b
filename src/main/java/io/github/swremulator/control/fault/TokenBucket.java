package io.github.swremulator.control.fault;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Holds so many tokens at the most, and gets new ones as the clock goes on. Its user takes care of threads. */
final class TokenBucket {

    private final int size;
    private final double tokensASecond;
    private double tokens;
    private @Nullable Instant filled;

    /** Makes a full one. */
    TokenBucket(int size, double tokensASecond) {
        this.size = size;
        this.tokensASecond = tokensASecond;
        this.tokens = size;
    }

    /** Takes a token, if there is one. */
    boolean take(Instant now) {
        // A clock that is set back gives nothing, and takes nothing away.
        if (filled != null && now.isAfter(filled)) {
            tokens = Math.min(size, tokens + seconds(Duration.between(filled, now)) * tokensASecond);
        }
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / 1e9;
    }
}
