package io.github.swremulator.control.finding;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.QueryString;
import io.github.swremulator.manage.TagFilterParameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a tag list as it was sent.
 *
 * @param all every value of every parameter
 * @param direct the first value of each that has one
 * @param filtered the values in {@code filter}, or none where it cannot be read
 */
record TagListQuery(Map<String, List<String>> all, Map<String, String> direct, Map<String, String> filtered) {

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,18}");

    static TagListQuery parse(@Nullable String query) {
        Map<String, List<String>> all = QueryString.allValues(query);
        Map<String, String> direct = new HashMap<>();
        all.forEach((name, values) -> direct.put(name, values.get(0)));
        direct.values().removeIf(String::isEmpty);
        return new TagListQuery(all, direct, filtered(direct.get("filter")));
    }

    private static Map<String, String> filtered(@Nullable String filter) {
        if (filter == null) {
            return Map.of();
        }
        try {
            Map<String, String> values = TagFilterParameter.parse(filter);
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
