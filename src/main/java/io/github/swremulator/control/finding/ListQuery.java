package io.github.swremulator.control.finding;

import io.github.swremulator.access.QueryString;
import io.github.swremulator.control.journal.JournalEntry;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListFilter;
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
        Map<String, String> direct = QueryString.firstValues(entry.query());
        String filter = direct.get("filter");
        return new ListQuery(
                QueryString.allValues(entry.query()), direct, filter == null ? Map.of() : filtered(entry, filter));
    }

    private static Map<String, String> filtered(JournalEntry entry, String filter) {
        try {
            return switch (String.valueOf(entry.operation())) {
                case "ListRepositoryTags" -> ListFilter.TAGS.parse(filter);
                case "ListReposDetails" -> ListFilter.IMAGE_REPOSITORIES.parse(filter);
                case "ListNamespaces" -> ListFilter.ORGANIZATIONS.parse(filter);
                default -> Map.of();
            };
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
