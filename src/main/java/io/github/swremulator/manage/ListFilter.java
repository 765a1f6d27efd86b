package io.github.swremulator.manage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameter {@code filter} of a list: {@code key::value} pairs joined by {@code |}, such as {@code limit::10|offset::0},
 * in any order.
 */
public enum ListFilter {
    TAGS("offset", "limit", "order_column", "order_type", "tag"),
    IMAGE_REPOSITORIES(
            "namespace", "name", "category", "is_public", "limit", "offset", "order_column", "order_type", "center"),
    ORGANIZATIONS("namespace", "mode");

    @SuppressWarnings("ImmutableEnumChecker") // is made by List.of
    private final List<String> keys;

    ListFilter(String... keys) {
        this.keys = List.of(keys);
    }

    /**
     * Returns the values by their keys; empty ones are left out.
     *
     * @throws InvalidParameterException if the filter is malformed, or a key is unknown or repeated
     */
    public Map<String, String> parse(String filter) {
        Map<String, String> values = new HashMap<>();
        for (String pair : filter.split("\\|", -1)) {
            int separator = pair.indexOf("::");
            if (separator < 0
                    || !keys.contains(pair.substring(0, separator))
                    || values.put(pair.substring(0, separator), pair.substring(separator + 2)) != null) {
                throw new InvalidParameterException(
                        SwrErrorCode.INVALID_FILTER,
                        "filter must be key::value pairs joined by '|', with each of these keys at most once: "
                                + String.join(", ", keys));
            }
        }
        values.values().removeIf(String::isEmpty);
        return values;
    }
}
