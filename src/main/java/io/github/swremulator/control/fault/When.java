package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.manage.tag.RequestedPage;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the calls that match a rule are meant, counted from 1: {@code {"nth":3}}, {@code {"first":2}},
 * {@code {"every":5}} or {@code {"probability":0.3,"seed":42}}, each also {@code "after"} so many, {@code "per"}
 * credential, and of one {@code "page"}.
 *
 * @param probability from 0 to 1; which calls it hits is a matter of the seed and their number alone
 * @param page of a tag list, from 1; only calls for it are counted
 * @param after how many calls are passed over before the first is counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record When(
        @Nullable Long nth,
        @Nullable Long first,
        @Nullable Long every,
        @Nullable Double probability,
        @Nullable Long seed,
        @Nullable Long page,
        @Nullable Long after,
        @Nullable Per per) {

    static final When ALWAYS = new When(null, null, null, null, null, null, 0L, null);

    /** Whose calls are counted together. */
    enum Per {
        @JsonProperty("credential")
        CREDENTIAL
    }

    When {
        long conditions = Stream.of(nth, first, every, probability)
                .filter(Objects::nonNull)
                .count();
        if (conditions > 1 || (conditions == 0 && page == null && after == null)) {
            throw new IllegalArgumentException(
                    "one of nth, first, every and probability was expected, or page, or after");
        }
        atLeast(1, "nth", nth);
        atLeast(1, "first", first);
        atLeast(1, "every", every);
        atLeast(1, "page", page);
        atLeast(0, "after", after);
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability: a number from 0 to 1 was expected");
        }
        if (seed != null && probability == null) {
            throw new IllegalArgumentException("seed: only probability has one");
        }
    }

    private static void atLeast(long least, String name, @Nullable Long number) {
        if (number != null && number < least) {
            throw new IllegalArgumentException(name + ": a whole number from " + least + " was expected");
        }
    }

    boolean isPage(@Nullable String query) {
        return page == null || RequestedPage.of(query).orElse(-1) == page;
    }

    /** Whether the nth call is meant. */
    boolean holds(long call) {
        long n = after == null ? call : call - after;
        if (n < 1) {
            return false;
        }
        if (probability != null) {
            return new SplittableRandom(mixed(seed, n)).nextDouble() < probability;
        }
        return (nth == null || n == nth) && (first == null || n <= first) && (every == null || n % every == 0);
    }

    /** What the nth number is drawn from: the same in every run, whatever the threads did between. */
    static long mixed(@Nullable Long seed, long n) {
        return (seed == null ? 0 : seed) * 0x9E3779B97F4A7C15L + n;
    }
}
