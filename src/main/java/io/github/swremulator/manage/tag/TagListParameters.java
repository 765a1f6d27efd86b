package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ApiSettings.TagMatch;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListFilter;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.ListParameters.Column;
import io.github.swremulator.manage.Names;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.ListRange;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagOrder;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The query of the v2 list of tags (swr_02_0035, query parameters).
 *
 * @param filter null for all tags
 * @param range null for all tags; in edition {@code current} the first 100 unless {@code limit} and {@code offset} are specified
 */
public record TagListParameters(
        @Nullable TagNameFilter filter,
        TagOrder order,
        @Nullable ListRange range) {

    private static final List<Column<TagOrder>> COLUMNS = List.of(
            new Column<>("updated_at", TagOrder.OLDEST_FIRST, TagOrder.NEWEST_FIRST),
            new Column<>("tag", TagOrder.NAME_ASCENDING, TagOrder.NAME_DESCENDING));

    /**
     * Reads the query.
     *
     * @throws InvalidParameterException if a value is invalid
     */
    static TagListParameters parse(@Nullable String query, ApiSettings settings) {
        return parse(query, settings.tagMatch(), settings.isCurrentEdition() ? ListParameters.FIRST_PAGE : null);
    }

    private static TagListParameters parse(
            @Nullable String query, TagMatch tagMatch, @Nullable ListRange defaultRange) {
        return ListParameters.parse(query, ListFilter.TAGS, parameters -> {
            ListRange range = parameters.range();
            TagOrder order = order(parameters);
            return new TagListParameters(
                    parameters.value("tag", tag -> filter(tag, tagMatch)), order, range == null ? defaultRange : range);
        });
    }

    static TagOrder order(ListParameters parameters) {
        return parameters.order(COLUMNS, TagOrder.NEWEST_FIRST);
    }

    private static TagNameFilter filter(String value, TagMatch tagMatch) {
        return tagMatch == TagMatch.EXACT ? new TagNameFilter.Exactly(Names.tag(value)) : containing(value);
    }

    static TagNameFilter.Containing containing(String part) {
        return Names.parse("a part of a tag", part, TagNameFilter.Containing::new, SwrErrorCode.INVALID_TAG);
    }

    /** The number of the requested page, 1 without limit and offset; empty if the query is invalid. */
    public static OptionalLong page(@Nullable String query) {
        try {
            ListRange range = parse(query, TagMatch.CONTAINS, null).range();
            return OptionalLong.of(range == null ? 1 : range.offset() / range.limit() + 1);
        } catch (InvalidParameterException e) {
            return OptionalLong.empty();
        }
    }
}
