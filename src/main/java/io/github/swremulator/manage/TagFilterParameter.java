package io.github.swremulator.manage;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameter {@code filter}: {@code offset::0|limit::10|order_column::updated_at|order_type::desc|tag::v1}, any subset in any order. */
public final class TagFilterParameter {

    /** What stands before {@code ::}; each is the name of a parameter, too. */
    private static final Set<String> KEYS = Set.of("offset", "limit", "order_column", "order_type", "tag");

    private static final Pattern PARTS = Pattern.compile("\\|");

    private TagFilterParameter() {}

    /**
     * The values by their keys.
     *
     * @throws InvalidParameterException when a part is no {@code key::value}, or its key is unknown or there twice
     */
    public static Map<String, String> parse(String filter) {
        Map<String, String> values = new HashMap<>();
        for (String part : PARTS.split(filter, -1)) {
            int separator = part.indexOf("::");
            if (separator < 0
                    || !KEYS.contains(part.substring(0, separator))
                    || values.put(part.substring(0, separator), part.substring(separator + 2)) != null) {
                throw new InvalidParameterException(
                        SwrErrorCode.INVALID_FILTER,
                        "filter is key::value, joined by '|', with each of the keys offset, limit, order_column,"
                                + " order_type and tag once at the most");
            }
        }
        return values;
    }
}
