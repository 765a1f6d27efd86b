package io.github.swremulator.manage;

import io.github.swremulator.access.QueryString;
import io.github.swremulator.registry.ListRange;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list.
 *
 * <p>An empty value counts as absent, a malformed one is always refused. {@code limit} and {@code offset}, and
 * {@code order_column} and {@code order_type}, count in pairs: one without the other is ignored. A number that is ignored may
 * have any size.
 *
 * @param direct the parameters by their names
 * @param filtered the values in the parameter {@code filter}, which override the parameters of the same names
 */
public record ListParameters(Map<String, String> direct, Map<String, String> filtered) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    /** The page without {@code limit}. */
    public static final ListRange FIRST_PAGE = new ListRange(0, 100);

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** A column to order by, with its orders for {@code asc} and {@code desc}. */
    public record Column<T>(String name, T ascending, T descending) {}

    /** Reads a query without the parameter {@code filter}. */
    public static ListParameters parse(@Nullable String query) {
        return new ListParameters(QueryString.firstValues(query), Map.of());
    }

    /**
     * Reads a query with the parameter {@code filter}. A parameter that the filter overrides has no effect; it must not be
     * malformed, but may have any size.
     *
     * @param reader called for each overridden parameter alone first
     */
    public static <T> T parse(@Nullable String query, ListFilter filter, Function<ListParameters, T> reader) {
        ListParameters parameters = parse(query);
        String value = parameters.direct.get("filter");
        if (value == null) {
            return reader.apply(parameters);
        }
        Map<String, String> filtered = filter.parse(value);
        parameters.direct.forEach((name, direct) -> {
            if (filtered.containsKey(name)) {
                T unused = reader.apply(new ListParameters(Map.of(name, direct), Map.of()));
            }
        });
        return reader.apply(new ListParameters(parameters.direct, filtered));
    }

    public boolean isFiltered(String name) {
        return filtered.containsKey(name);
    }

    /** The value of a parameter, or null if it is absent. */
    public <T> @Nullable T value(String name, Function<String, T> reader) {
        String value = filtered.getOrDefault(name, direct.get(name));
        return value == null ? null : reader.apply(value);
    }

    /** The range that {@code limit} and {@code offset} specify, or null. */
    public @Nullable ListRange range() {
        String limit = value("limit", value -> digits("limit", value));
        String offset = value("offset", value -> digits("offset", value));
        if (limit == null || offset == null) {
            return null;
        }
        int rows = (int) number("limit", limit);
        return new ListRange(number("offset", offset), rows);
    }

    /** The limit of a page of version 3. */
    public int limit() {
        Long limit = number("limit");
        return limit == null ? FIRST_PAGE.limit() : limit.intValue();
    }

    /** A whole number that is not negative, or null. */
    public @Nullable Long number(String name) {
        return value(name, value -> number(name, value));
    }

    private static String digits(String name, String value) {
        if (!DIGITS.matcher(value).matches()) {
            throw notANumber(name);
        }
        return value;
    }

    private static long number(String name, String value) {
        boolean isLimit = name.equals("limit");
        try {
            long number = Long.parseLong(digits(name, value));
            if (!isLimit || (number >= 1 && number <= MAX_LIMIT)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // More than 63 bits.
        }
        throw notANumber(name);
    }

    private static InvalidParameterException notANumber(String name) {
        return name.equals("limit")
                ? new InvalidParameterException(
                        SwrErrorCode.INVALID_PAGE_SIZE, "limit must be a whole number from 1 to " + MAX_LIMIT)
                : new InvalidParameterException(
                        SwrErrorCode.INVALID_QUERY, name + " must be a whole number from 0 to " + Long.MAX_VALUE);
    }

    /** The order that {@code order_column} and {@code order_type} specify. */
    public <T> T order(List<Column<T>> columns, T byDefault) {
        Column<T> column = value("order_column", name -> find(columns, name));
        Boolean isAscending = value("order_type", ListParameters::isAscending);
        if (column == null || isAscending == null) {
            return byDefault;
        }
        return isAscending ? column.ascending() : column.descending();
    }

    private static <T> Column<T> find(List<Column<T>> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findAny()
                .orElseThrow(() -> new InvalidParameterException(
                        SwrErrorCode.INVALID_ORDER_COLUMN,
                        "order_column must be one of "
                                + columns.stream().map(Column::name).toList()));
    }

    private static boolean isAscending(String type) {
        return switch (type) {
            case "asc" -> true;
            case "desc" -> false;
            default ->
                throw new InvalidParameterException(
                        SwrErrorCode.INVALID_QUERY, "order_type must be one of [asc, desc]");
        };
    }

    /**
     * A flag, or null.
     *
     * @param code of the error if the value is neither {@code true} nor {@code false}
     */
    public @Nullable Boolean flag(String name, SwrErrorCode code) {
        return value(name, value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidParameterException(code, name + " must be true or false");
        });
    }
}
