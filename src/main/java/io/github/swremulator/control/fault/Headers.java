package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that a rule may answer with. */
final class Headers {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");
    private static final int MOST = 50;
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("content-length", "transfer-encoding", "connection", "upgrade", "trailer");

    private Headers() {}

    static Map<String, String> checked(@Nullable Map<String, @Nullable String> headers) {
        if (headers == null) {
            return Map.of();
        }
        if (headers.size() > MOST) {
            throw new RefusedException("headers: no more than " + MOST + " were expected");
        }
        headers.forEach(Headers::check);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : headers.keySet()) {
            if (!names.add(name)) {
                throw new RefusedException("headers: " + name + " is there twice");
            }
        }
        return Map.copyOf(headers);
    }

    private static void check(String name, @Nullable String value) {
        if (!NAME.matcher(name).matches()
                || value == null
                || !VALUE.matcher(value).matches()) {
            throw new RefusedException("headers: names and values as HTTP has them were expected");
        }
        if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            throw new RefusedException(
                    "headers: " + name + " is written by the server; truncate and reset break replies");
        }
    }
}
