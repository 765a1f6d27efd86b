package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.document.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * So many calls a time for each credential: {@code {"rate":5,"per":"1s","burst":10}}.
 *
 * @param per a second where it is not said
 * @param burst how many may come at once; as many as the rate where it is not said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Throttle(
        @Nullable Integer rate,
        @Nullable TimeSpan per,
        @Nullable Integer burst) {

    private static final TimeSpan SECOND = TimeSpan.parse("1s");

    Throttle {
        if (rate == null || rate < 1) {
            throw new IllegalArgumentException("rate: a whole number from 1 was expected");
        }
        if (burst != null && burst < 1) {
            throw new IllegalArgumentException("burst: a whole number from 1 was expected");
        }
        per = per == null ? SECOND : per;
        burst = burst == null ? rate : burst;
        if (per.duration().isZero() || per.duration().toDays() > 366) {
            throw new IllegalArgumentException("per: a time span from 1ns to 366d was expected");
        }
    }

    TokenBucket bucket() {
        return new TokenBucket(number(burst), number(rate) / seconds());
    }

    private double seconds() {
        return per == null ? 1 : per.duration().toNanos() / 1e9;
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 1 : number;
    }
}
