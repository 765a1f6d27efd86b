package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ApiSettings.TagMatch;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.ListRange;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagOrder;
import org.jspecify.annotations.Nullable;

/**
 * The query of a tag list, read once (swr_02_0035, query parameters).
 *
 * @param range null for all tags
 */
record TagListParameters(
        @Nullable TagNameFilter filter,
        TagOrder order,
        @Nullable ListRange range) {

    /**
     * Reads the query.
     *
     * @param rangeWithoutLimit what is listed when no part is asked for, or null for all
     * @throws InvalidParameterException when a value breaks its rule
     */
    static TagListParameters parse(@Nullable String query, TagMatch tagMatch, @Nullable ListRange rangeWithoutLimit) {
        ListParameters direct = ListParameters.parse(query);
        // Read before the filter is looked at, so that a malformed value is refused also where the filter wins over it.
        read(direct, tagMatch, rangeWithoutLimit);
        return read(direct.filtered(TagFilterParameter::parse), tagMatch, rangeWithoutLimit);
    }

    private static TagListParameters read(
            ListParameters parameters, TagMatch tagMatch, @Nullable ListRange rangeWithoutLimit) {
        ListRange range = parameters.range();
        TagOrder order = order(parameters);
        TagNameFilter filter = parameters.value("tag", tag -> filter(tag, tagMatch));
        return new TagListParameters(filter, order, range == null ? rangeWithoutLimit : range);
    }

    static TagOrder order(ListParameters parameters) {
        return parameters.order(TagListParameters::column, TagOrder.NEWEST_FIRST);
    }

    private static ListParameters.Order<TagOrder> column(String value) {
        return switch (value) {
            case "updated_at" -> new ListParameters.Order<>(TagOrder.OLDEST_FIRST, TagOrder.NEWEST_FIRST);
            case "tag" -> new ListParameters.Order<>(TagOrder.NAME_ASCENDING, TagOrder.NAME_DESCENDING);
            default ->
                throw new InvalidParameterException(
                        SwrErrorCode.INVALID_ORDER_COLUMN, "order_column is updated_at or tag");
        };
    }

    private static TagNameFilter filter(String value, TagMatch tagMatch) {
        return tagMatch == TagMatch.EXACT ? new TagNameFilter.Exactly(PathNames.tag(value)) : containing(value);
    }

    static TagNameFilter.Containing containing(String part) {
        return PathNames.read(SwrErrorCode.INVALID_TAG, TagNameFilter.Containing::new, part);
    }
}
