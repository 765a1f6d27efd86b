package io.github.swremulator.manage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameter {@code filter}: {@code key::value} joined by {@code |}, any subset of the keys in any order. */
public final class FilterParameter {

    private static final Pattern PARTS = Pattern.compile("\\|");

    private FilterParameter() {}

    /**
     * The values by their keys.
     *
     * @param keys what may stand before {@code ::}
     * @throws InvalidParameterException when a part is no {@code key::value}, or its key is unknown or there twice
     */
    public static Map<String, String> parse(String filter, Collection<String> keys) {
        Map<String, String> values = new HashMap<>();
        for (String part : PARTS.split(filter, -1)) {
            int separator = part.indexOf("::");
            if (separator < 0
                    || !keys.contains(part.substring(0, separator))
                    || values.put(part.substring(0, separator), part.substring(separator + 2)) != null) {
                throw new InvalidParameterException(
                        SwrErrorCode.INVALID_FILTER,
                        "filter is key::value, joined by '|', with each of these keys once at the most: "
                                + String.join(", ", keys));
            }
        }
        return values;
    }
}
