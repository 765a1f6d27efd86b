package io.github.swremulator.manage;

import io.github.swremulator.manage.ApiSettings.TagMatch;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagOrder;
import io.github.swremulator.registry.TagRange;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a tag list, read once (swr_02_0035, query parameters).
 *
 * <p>An empty value counts as absent, a malformed one is always refused. A key of {@code filter} wins over the
 * parameter of its name. {@code limit} and {@code offset}, and {@code order_column} and {@code order_type}, count in
 * pairs: one alone is looked at and passed over.
 *
 * @param range null for all tags
 */
record TagListParameters(
        @Nullable TagNameFilter filter,
        TagOrder order,
        @Nullable TagRange range) {

    private static final int MAX_LIMIT = 1000;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /**
     * Reads the query.
     *
     * @param rangeWithoutLimit what is listed when no part is asked for, or null for all
     * @throws InvalidParameterException when a value breaks its rule
     */
    static TagListParameters parse(@Nullable String query, TagMatch tagMatch, @Nullable TagRange rangeWithoutLimit) {
        Map<String, String> values = present(QueryString.firstValues(query));
        // Read before the filter is looked at, so that a malformed value is refused also where the filter wins over it.
        TagListParameters direct = read(values, tagMatch, rangeWithoutLimit);
        String filter = values.get("filter");
        if (filter == null) {
            return direct;
        }
        values.putAll(present(TagFilterParameter.parse(filter)));
        return read(values, tagMatch, rangeWithoutLimit);
    }

    private static Map<String, String> present(Map<String, String> values) {
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static TagListParameters read(
            Map<String, String> values, TagMatch tagMatch, @Nullable TagRange rangeWithoutLimit) {
        Integer limit = value(values, "limit", TagListParameters::limit);
        Long offset = value(values, "offset", TagListParameters::offset);
        Column column = value(values, "order_column", TagListParameters::column);
        Boolean ascending = value(values, "order_type", TagListParameters::ascending);
        TagNameFilter filter = value(values, "tag", tag -> filter(tag, tagMatch));
        return new TagListParameters(
                filter,
                column == null || ascending == null ? TagOrder.NEWEST_FIRST : column.order(ascending),
                limit == null || offset == null ? rangeWithoutLimit : new TagRange(offset, limit));
    }

    private static <T> @Nullable T value(Map<String, String> values, String name, Function<String, T> reader) {
        String value = values.get(name);
        return value == null ? null : reader.apply(value);
    }

    private static int limit(String value) {
        long limit = number(value);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_PAGE_SIZE, "limit is a whole number from 1 to " + MAX_LIMIT);
        }
        return (int) limit;
    }

    private static long offset(String value) {
        long offset = number(value);
        if (offset < 0) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY, "offset is a whole number from 0 to " + Long.MAX_VALUE);
        }
        return offset;
    }

    /** The number that the digits 0 to 9 write, or -1 where something else stands or the number has more than 63 bits. */
    private static long number(String value) {
        try {
            return DIGITS.matcher(value).matches() ? Long.parseLong(value) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Column column(String value) {
        return switch (value) {
            case "updated_at" -> Column.UPDATED_AT;
            case "tag" -> Column.TAG;
            default ->
                throw new InvalidParameterException(
                        SwrErrorCode.INVALID_ORDER_COLUMN, "order_column is updated_at or tag");
        };
    }

    private static boolean ascending(String value) {
        return switch (value) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw new InvalidParameterException(SwrErrorCode.INVALID_QUERY, "order_type is asc or desc");
        };
    }

    private static TagNameFilter filter(String value, TagMatch tagMatch) {
        try {
            return tagMatch == TagMatch.EXACT
                    ? new TagNameFilter.Exactly(new TagName(value))
                    : new TagNameFilter.Containing(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_TAG, String.valueOf(e.getMessage()));
        }
    }

    private enum Column {
        UPDATED_AT(TagOrder.OLDEST_FIRST, TagOrder.NEWEST_FIRST),
        TAG(TagOrder.NAME_ASCENDING, TagOrder.NAME_DESCENDING);

        private final TagOrder ascending;
        private final TagOrder descending;

        Column(TagOrder ascending, TagOrder descending) {
            this.ascending = ascending;
            this.descending = descending;
        }

        TagOrder order(boolean isAscending) {
            return isAscending ? ascending : descending;
        }
    }
}
