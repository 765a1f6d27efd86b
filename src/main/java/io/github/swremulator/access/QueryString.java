package io.github.swremulator.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a query as the real service does: the first value of a parameter counts, and no query is refused as a whole. */
public final class QueryString {

    private QueryString() {}

    /** The first value of every parameter, by its name; empty ones are left out. */
    public static Map<String, String> firstValues(@Nullable String query) {
        Map<String, String> first = new HashMap<>();
        allValues(query).forEach((name, values) -> first.put(name, values.get(0)));
        first.values().removeIf(String::isEmpty);
        return first;
    }

    /** All values of every parameter, by its name, in their order. */
    public static Map<String, List<String>> allValues(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (query != null) {
            for (String parameter : query.split("&", -1)) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                values.computeIfAbsent(decode(name), first -> new ArrayList<>()).add(decode(value));
            }
        }
        return values;
    }

    /** Leaves a malformed escape as it is: no rule allows a {@code %}, so the parameter's own error follows. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
