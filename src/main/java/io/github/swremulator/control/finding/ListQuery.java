package io.github.swremulator.control.finding;

import io.github.swremulator.control.journal.JournalEntry;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListFilter;
import io.github.swremulator.manage.QueryString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list, as sent.
 *
 * @param all every value of every parameter
 * @param direct the first value of each parameter, unless empty
 * @param filtered the values in the parameter {@code filter}; empty where it cannot be read
 */
record ListQuery(Map<String, List<String>> all, Map<String, String> direct, Map<String, String> filtered) {

    /** Reads the query of a request, its parameter {@code filter} as the operation does. */
    static ListQuery of(JournalEntry entry) {
        Map<String, List<String>> all = QueryString.allValues(entry.query());
        Map<String, String> direct = new HashMap<>();
        all.forEach((name, values) -> direct.put(name, values.get(0)));
        direct.values().removeIf(String::isEmpty);
        String filter = direct.get("filter");
        return new ListQuery(all, direct, filter == null ? Map.of() : filtered(entry, filter));
    }

    private static Map<String, String> filtered(JournalEntry entry, String filter) {
        try {
            Map<String, String> values = switch (String.valueOf(entry.operation())) {
                case "ListRepositoryTags" -> ListFilter.TAGS.parse(filter);
                case "ListReposDetails" -> ListFilter.IMAGE_REPOSITORIES.parse(filter);
                default -> new HashMap<>();
            };
            values.values().removeIf(String::isEmpty);
            return values;
        } catch (InvalidParameterException e) {
            return Map.of();
        }
    }

    /** The value that the service uses, or null. */
    @Nullable
    String value(String name) {
        return filtered.getOrDefault(name, direct.get(name));
    }
}
