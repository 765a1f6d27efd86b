package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.Text;
import io.github.swremulator.document.Whole;
import io.github.swremulator.manage.tag.TagListParameters;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Which calls fail, and how: {@code {"id":"third-is-forbidden","match":{"repository":"busybox"},"when":{"nth":3},
 * "then":{"error":"SVCSTG.SWR.4030170"}}}.
 *
 * @param id assigned when absent
 * @param match all calls when absent
 * @param when every matching call when absent
 * @param matched the number of calls for which the rule was evaluated and that match it; null until the rule is in force
 * @param decided the number of those calls on which it acted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultRule(
        @Nullable String id,
        @Nullable Match match,
        @Nullable When when,
        Then then,
        @Nullable Long matched,
        @Nullable Long decided) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    FaultRule {
        if (id != null && !ID.matcher(id).matches()) {
            throw new InvalidFieldException("id", "must be 1 to 64 letters, digits, '.', '_' and '-'");
        }
    }

    FaultRule(@Nullable String id, @Nullable Match match, @Nullable When when, Then then) {
        this(id, match, when, then, null, null);
    }

    FaultRule inForce(String withId, long withMatched, long withDecided) {
        return new FaultRule(withId, match, when, then, withMatched, withDecided);
    }

    boolean matches(Call call) {
        return (match == null || match.test(call)) && (when == null || when.isPage(call.query()));
    }

    boolean isPerCredential() {
        return when != null && when.per() != null;
    }

    /** Whether the rule acts on the nth matching call. */
    boolean holds(long n) {
        return when == null || when.holds(n);
    }

    /**
     * Which of the matching calls, counted from 1: {@code {"nth":3}}, {@code {"first":2}}, {@code {"every":5}} or
     * {@code {"probability":0.3,"seed":42}}.
     *
     * @param probability from 0 to 1; which calls it selects depends only on their numbers and the seed
     * @param page of a tag list, from 1; calls of other pages are not counted
     * @param after the number of calls before the first that is counted
     * @param per counts the calls of each credential separately
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record When(
            @Whole(min = 1) @Nullable Long nth,
            @Whole(min = 1) @Nullable Long first,
            @Whole(min = 1) @Nullable Long every,
            @Nullable Double probability,
            @Nullable Long seed,
            @Whole(min = 1) @Nullable Long page,
            @Whole @Nullable Long after,
            @Nullable Per per) {

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
                        "expected one of [nth, first, every, probability], or page, or after");
            }
            if (probability != null && !(probability >= 0 && probability <= 1)) {
                throw new InvalidFieldException("probability", "must be a number from 0 to 1");
            }
            requireWith("probability", probability, "seed", seed);
        }

        boolean isPage(@Nullable String query) {
            return page == null || TagListParameters.page(query).orElse(-1) == page;
        }

        boolean holds(long call) {
            long n = after == null ? call : call - after;
            if (n < 1) {
                return false;
            }
            if (probability != null) {
                return random(seed, n).nextDouble() < probability;
            }
            return (nth == null || n == nth) && (first == null || n <= first) && (every == null || n % every == 0);
        }
    }

    /**
     * What happens to a call: one of {@code {"error":"SVCSTG.SWR.4030170"}},
     * {@code {"status":502,"headers":{"Content-Type":"text/html"},"body":"<html>…"}},
     * {@code {"throttle":{"rate":5,"per":"1s","burst":10}}}, {@code {"truncate":100}}, {@code {"reset":true}} and
     * {@code {"change":"push"}}, or {@code {"delay":"200ms"}}, which can be combined with each of them.
     *
     * @param status beside an error, selects one of its statuses, since some codes of the gateway have several
     * @param message replaces the message of a gateway error or the detail of an SWR error; {@code {now}} is the time of the call
     * @param truncate the number of bytes of the reply's body that are sent before the connection ends
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Then(
            @Nullable String error,
            @Whole(min = 200, max = 599) @Nullable Integer status,
            @Text(max = Then.MAX_MESSAGE_LENGTH) @Nullable String message,
            @Nullable Map<String, @Nullable String> headers,
            @Nullable String body,

            @JsonDeserialize(using = Delay.Reader.class) @Nullable
            Delay delay,

            @Nullable Throttle throttle,
            @Whole @Nullable Integer truncate,
            @Nullable Boolean reset,
            @Nullable Change change) {

        /** Fits into a reply's buffer in any form of an error, even when each character is escaped. */
        private static final int MAX_MESSAGE_LENGTH = 500;

        private static final int MAX_HEADERS = 50;
        private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
        private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");
        private static final Set<String> HEADERS_OF_THE_CONNECTION =
                Set.of("content-length", "transfer-encoding", "connection", "upgrade", "trailer");
        private static final Set<Integer> STATUSES_WITHOUT_BODY = Set.of(204, 205, 304);

        /** What happens to the listed image repository before the page is answered. */
        enum Change {
            @JsonProperty("push")
            PUSH,
            @JsonProperty("delete")
            DELETE,
            @JsonProperty("move")
            MOVE
        }

        Then {
            long actions = actions(error, status, throttle, truncate, reset, change);
            if (actions > 1 || (actions == 0 && delay == null)) {
                throw new IllegalArgumentException("expected one of [error, status, throttle, truncate, reset, change],"
                        + " or delay, which can be combined with each of them");
            }
            requireWith("error", error, "message", message);
            requireWith("status", error == null ? status : null, "body", body);
            requireWith("status or error", error == null ? status : error, "headers", headers);
            if (Boolean.FALSE.equals(reset)) {
                throw new InvalidFieldException("reset", "must be true");
            }
            if (body != null && STATUSES_WITHOUT_BODY.contains(status)) {
                throw new InvalidFieldException("body", "must not be set with status " + status);
            }
            if (headers != null) {
                checkHeaders(headers);
            }
        }

        static Then error(String code) {
            return new Then(code, null, null, null, null, null, null, null, null, null);
        }

        /** Whether there is more than a delay. */
        boolean hasAction() {
            return actions(error, status, throttle, truncate, reset, change) > 0;
        }

        private static long actions(@Nullable Object error, @Nullable Object status, @Nullable Object... others) {
            return Stream.concat(Stream.of(error == null ? status : error), Stream.of(others))
                    .filter(Objects::nonNull)
                    .count();
        }

        private static void checkHeaders(Map<String, @Nullable String> headers) {
            if (headers.size() > MAX_HEADERS) {
                throw new InvalidFieldException("headers", "must be at most " + MAX_HEADERS + " headers");
            }
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, value) -> {
                if (!HEADER_NAME.matcher(name).matches()
                        || value == null
                        || !HEADER_VALUE.matcher(value).matches()) {
                    throw new InvalidFieldException("headers", "must be names and values that HTTP allows");
                }
                if (HEADERS_OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    throw new InvalidFieldException(
                            "headers", name + " is written by the server; truncate and reset break replies");
                }
                if (!names.add(name)) {
                    throw new InvalidFieldException("headers", "duplicate header \"" + name + "\"");
                }
            });
        }
    }

    private static void requireWith(String other, @Nullable Object present, String field, @Nullable Object value) {
        if (value != null && present == null) {
            throw new InvalidFieldException(field, "must not be set without " + other);
        }
    }

    /** The generator for the nth call: the same in every run, independent of other threads. */
    static SplittableRandom random(@Nullable Long seed, long n) {
        return new SplittableRandom((seed == null ? 0 : seed) * 0x9E3779B97F4A7C15L + n);
    }
}
