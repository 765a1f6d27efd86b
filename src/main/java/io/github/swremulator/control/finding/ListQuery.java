package io.github.swremulator.control.finding;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.QueryString;
import io.github.swremulator.manage.tag.TagFilterParameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list as it was sent.
 *
 * @param all every value of every parameter
 * @param direct the first value of each that has one
 * @param filtered the values in {@code filter}, or none where it cannot be read
 */
record ListQuery(Map<String, List<String>> all, Map<String, String> direct, Map<String, String> filtered) {

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,18}");

    static ListQuery ofTags(@Nullable String query) {
        return parse(query, TagFilterParameter::parse);
    }

    /** @param filterReader of the parameter {@code filter} */
    static ListQuery parse(@Nullable String query, Function<String, Map<String, String>> filterReader) {
        Map<String, List<String>> all = QueryString.allValues(query);
        Map<String, String> direct = new HashMap<>();
        all.forEach((name, values) -> direct.put(name, values.get(0)));
        direct.values().removeIf(String::isEmpty);
        return new ListQuery(all, direct, filtered(direct.get("filter"), filterReader));
    }

    private static Map<String, String> filtered(@Nullable String filter, Function<String, Map<String, String>> reader) {
        if (filter == null) {
            return Map.of();
        }
        try {
            Map<String, String> values = reader.apply(filter);
            values.values().removeIf(String::isEmpty);
            return values;
        } catch (InvalidParameterException e) {
            return Map.of();
        }
    }

    /** The value that counts. */
    @Nullable
    String value(String name) {
        return filtered.getOrDefault(name, direct.get(name));
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** What is asked for at once, or 0 for no part of the list. */
    long pageSize() {
        String limit = value("limit");
        return limit != null && has("offset") && LIMIT.matcher(limit).matches() ? Long.parseLong(limit) : 0;
    }
}
