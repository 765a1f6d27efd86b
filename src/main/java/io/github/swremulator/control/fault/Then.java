package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a rule does to a call: one of {@code {"error":"SVCSTG.SWR.4030170"}},
 * {@code {"status":502,"headers":{"Content-Type":"text/html"},"body":"<html>…"}},
 * {@code {"throttle":{"rate":5,"per":"1s","burst":10}}}, {@code {"truncate":100}}, {@code {"reset":true}} and
 * {@code {"change":"push"}}, or {@code {"delay":"200ms"}}, which goes with each of them.
 *
 * @param status beside an error, which of its statuses, where the gateway has several
 * @param message what an error says in place of its own words: the gateway's message, or SWR's detail
 * @param truncate how many bytes of the reply's body arrive before the connection ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Then(
        @Nullable String error,
        @Nullable Integer status,
        @Nullable String message,
        @Nullable Map<String, String> headers,
        @Nullable String body,

        @JsonDeserialize(using = Delay.Reader.class) @Nullable
        Delay delay,

        @Nullable Throttle throttle,
        @Nullable Integer truncate,
        @Nullable Boolean reset,
        @Nullable Change change) {

    Then {
        long actions = Stream.of(error == null ? status : error, throttle, truncate, reset, change)
                .filter(Objects::nonNull)
                .count();
        if (actions > 1 || (actions == 0 && delay == null)) {
            throw new IllegalArgumentException(
                    "one of error, status, throttle, truncate, reset and change was expected, or delay, which goes with each");
        }
        onlyWith("error", error, "message", message);
        onlyWith("status", error == null ? status : null, "body", body);
        onlyWith("status or error", error == null ? status : error, "headers", headers);
        between(200, 599, "status", status);
        between(0, Integer.MAX_VALUE, "truncate", truncate);
        if (Boolean.FALSE.equals(reset)) {
            throw new IllegalArgumentException("reset: true was expected");
        }
    }

    static Then error(String code) {
        return new Then(code, null, null, null, null, null, null, null, null, null);
    }

    private static void onlyWith(String owner, @Nullable Object present, String name, @Nullable Object value) {
        if (value != null && present == null) {
            throw new IllegalArgumentException(name + ": only with " + owner);
        }
    }

    private static void between(int least, int most, String name, @Nullable Integer number) {
        if (number != null && (number < least || number > most)) {
            throw new IllegalArgumentException(
                    name + ": a whole number from " + least + " to " + most + " was expected");
        }
    }
}
