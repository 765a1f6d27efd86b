package io.github.swremulator.manage.repository;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListFilter;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.ListParameters.Column;
import io.github.swremulator.manage.Names;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.ImageRepositoryQuery;
import io.github.swremulator.registry.ImageRepositoryQuery.Order;
import io.github.swremulator.registry.ListRange;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of the v2 list of image repositories (swr_02_0034, query parameters). */
record RepositoryListParameters(ImageRepositoryQuery query, Order order, ListRange range) {

    private static final Pattern PART_OF_NAMESPACE = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Pattern PART_OF_REPOSITORY = Pattern.compile("[a-z0-9/._-]{1,128}");

    /** As the page says since 2024-12; the service refuses the {@code updated_at} of older pages. */
    private static final List<Column<Order>> COLUMNS = List.of(
            new Column<>("updated_time", Order.OLDEST_FIRST, Order.NEWEST_FIRST),
            new Column<>("name", Order.NAME_ASCENDING, Order.NAME_DESCENDING),
            new Column<>("tag_count", Order.FEWEST_TAGS_FIRST, Order.MOST_TAGS_FIRST),
            new Column<>("namespace", Order.ORGANIZATION_ASCENDING, Order.ORGANIZATION_DESCENDING),
            new Column<>("is_public", Order.PRIVATE_FIRST, Order.PUBLIC_FIRST));

    /** @throws InvalidParameterException if a value is invalid */
    static RepositoryListParameters parse(@Nullable String query) {
        return ListParameters.parse(query, ListFilter.IMAGE_REPOSITORIES, RepositoryListParameters::read);
    }

    private static RepositoryListParameters read(ListParameters parameters) {
        ListRange range = parameters.range();
        Order order = parameters.order(COLUMNS, Order.NEWEST_FIRST);
        parameters.value("center", RepositoryListParameters::center);
        return new RepositoryListParameters(
                conditions(parameters), order, Objects.requireNonNullElse(range, ListParameters.FIRST_PAGE));
    }

    /** The namespace of a filter is a part of a name, that of a parameter a whole one. */
    static ImageRepositoryQuery conditions(ListParameters parameters) {
        boolean isPart = parameters.isFiltered("namespace");
        return new ImageRepositoryQuery(
                isPart ? null : parameters.value("namespace", Names::organization),
                isPart ? parameters.value("namespace", RepositoryListParameters::namespacePart) : null,
                parameters.value("name", RepositoryListParameters::namePart),
                parameters.value(
                        "category", value -> Names.parse("category", value, Category::new, SwrErrorCode.INVALID_QUERY)),
                parameters.flag("is_public", SwrErrorCode.INVALID_IS_PUBLIC));
    }

    private static String namespacePart(String value) {
        if (!PART_OF_NAMESPACE.matcher(value).matches()) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_NAMESPACE,
                    "a part of a namespace must be 1 to 64 lower-case letters, digits, '.', '_' and '-'");
        }
        return value;
    }

    private static String namePart(String value) {
        String part = value.replace('$', '/');
        if (!PART_OF_REPOSITORY.matcher(part).matches()) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_REPOSITORY,
                    "a part of a repository must be 1 to 128 lower-case letters, digits, '/', '.', '_' and '-'");
        }
        return part;
    }

    private static String center(String value) {
        if (!value.equals("self")) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_QUERY, "center must be self");
        }
        return value;
    }
}
