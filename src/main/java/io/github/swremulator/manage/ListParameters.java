package io.github.swremulator.manage;

import io.github.swremulator.registry.ListRange;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list, with what all lists share.
 *
 * <p>An empty value counts as absent, a malformed one is always refused. {@code limit} and {@code offset}, and
 * {@code order_column} and {@code order_type}, count in pairs: one without the other is ignored. A number that is ignored may
 * be of any size.
 *
 * @param direct the parameters by their names, none empty
 * @param filtered the keys of the parameter {@code filter}, which win over the parameters of their names
 */
public record ListParameters(Map<String, String> direct, Map<String, String> filtered) {

    /** So many rows has the longest page. */
    public static final int MAX_LIMIT = 1000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Without the keys of {@code filter}. */
    public static ListParameters parse(@Nullable String query) {
        return new ListParameters(present(QueryString.firstValues(query)), Map.of());
    }

    /**
     * With them.
     *
     * @param reader of the parameter
     */
    public ListParameters filtered(Function<String, Map<String, String>> reader) {
        String filter = direct.get("filter");
        return filter == null ? this : new ListParameters(direct, present(reader.apply(filter)));
    }

    private static Map<String, String> present(Map<String, String> values) {
        values.values().removeIf(String::isEmpty);
        return values;
    }

    public boolean isFiltered(String name) {
        return filtered.containsKey(name);
    }

    public <T> @Nullable T value(String name, Function<String, T> reader) {
        String value = filtered.getOrDefault(name, direct.get(name));
        return value == null ? null : reader.apply(value);
    }

    /** What {@code limit} and {@code offset} ask for, or null. */
    @Nullable
    public ListRange range() {
        String limit = digits("limit", ListParameters::notALimit);
        String offset = digits("offset", () -> notANumber("offset"));
        if (limit == null || offset == null) {
            return null;
        }
        int rows = limit(limit);
        return new ListRange(number(offset, "offset"), rows);
    }

    /** A number of any size. */
    private @Nullable String digits(String name, Supplier<InvalidParameterException> refusal) {
        return value(name, value -> {
            if (!isNumber(value)) {
                throw refusal.get();
            }
            return value;
        });
    }

    @Nullable
    public Integer limit() {
        return value("limit", ListParameters::limit);
    }

    /**
     * The order that is asked for.
     *
     * @param orders what {@code order_column} may be, and means ascending and descending
     */
    public <T> T order(Function<String, Order<T>> orders, T byDefault) {
        Order<T> column = value("order_column", orders);
        Boolean ascending = value("order_type", ListParameters::ascending);
        return column == null || ascending == null ? byDefault : column.of(ascending);
    }

    /** The two orders of a column. */
    public record Order<T>(T ascending, T descending) {

        T of(boolean isAscending) {
            return isAscending ? ascending : descending;
        }
    }

    /**
     * A parameter that is true or false, or null where it is missing.
     *
     * @param code of the error when the value is neither {@code true} nor {@code false}
     */
    @Nullable
    public Boolean yesOrNo(String name, SwrErrorCode code) {
        return value(name, value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidParameterException(code, name + " is true or false");
        });
    }

    /** A whole number of 63 bits, in the digits 0 to 9. */
    public static long number(String value, String name) {
        long number = numberOrMinusOne(value);
        if (number < 0) {
            throw notANumber(name);
        }
        return number;
    }

    private static InvalidParameterException notANumber(String name) {
        return new InvalidParameterException(
                SwrErrorCode.INVALID_QUERY, name + " is a whole number from 0 to " + Long.MAX_VALUE);
    }

    private static int limit(String value) {
        long limit = numberOrMinusOne(value);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw notALimit();
        }
        return (int) limit;
    }

    private static InvalidParameterException notALimit() {
        return new InvalidParameterException(
                SwrErrorCode.INVALID_PAGE_SIZE, "limit is a whole number from 1 to " + MAX_LIMIT);
    }

    private static boolean isNumber(String value) {
        return DIGITS.matcher(value).matches();
    }

    private static long numberOrMinusOne(String value) {
        try {
            return isNumber(value) ? Long.parseLong(value) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean ascending(String value) {
        return switch (value) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw new InvalidParameterException(SwrErrorCode.INVALID_QUERY, "order_type is asc or desc");
        };
    }
}
