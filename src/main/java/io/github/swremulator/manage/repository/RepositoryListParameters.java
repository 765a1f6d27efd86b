package io.github.swremulator.manage.repository;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.ImageRepositoryQuery;
import io.github.swremulator.registry.ListRange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of a list of image repositories (swr_02_0034, query parameters). */
record RepositoryListParameters(ImageRepositoryQuery query, ImageRepositoryQuery.Order order, ListRange range) {

    private static final ListRange FIRST_HUNDRED = new ListRange(0, 100);
    private static final Pattern PART_OF_NAMESPACE = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Pattern PART_OF_REPOSITORY = Pattern.compile("[a-z0-9/._-]{1,128}");

    /** @throws InvalidParameterException when a value breaks its rule */
    static RepositoryListParameters parse(@Nullable String query) {
        ListParameters direct = ListParameters.parse(query);
        // Read before the filter is looked at, so that a malformed value is refused also where the filter wins over it.
        read(direct);
        return read(direct.filtered(RepositoryFilterParameter::parse));
    }

    private static RepositoryListParameters read(ListParameters parameters) {
        ListRange range = parameters.range();
        ImageRepositoryQuery.Order order =
                parameters.order(RepositoryListParameters::column, ImageRepositoryQuery.Order.NEWEST_FIRST);
        parameters.value("center", RepositoryListParameters::center);
        return new RepositoryListParameters(conditions(parameters), order, range == null ? FIRST_HUNDRED : range);
    }

    /** A filter's namespace is a part of one, a parameter's the whole. */
    static ImageRepositoryQuery conditions(ListParameters parameters) {
        boolean isPart = parameters.isFiltered("namespace");
        return new ImageRepositoryQuery(
                isPart ? null : parameters.value("namespace", PathNames::organization),
                isPart ? parameters.value("namespace", RepositoryListParameters::namespacePart) : null,
                parameters.value("name", RepositoryListParameters::namePart),
                parameters.value("category", value -> category(value, SwrErrorCode.INVALID_QUERY)),
                parameters.yesOrNo("is_public", SwrErrorCode.INVALID_IS_PUBLIC));
    }

    /** @param code of the error when there is none of this name */
    static Category category(String value, SwrErrorCode code) {
        return PathNames.read(code, Category::new, value);
    }

    private static String namespacePart(String value) {
        if (!PART_OF_NAMESPACE.matcher(value).matches()) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_NAMESPACE,
                    "a part of a namespace has 1 to 64 lower-case letters, digits, '.', '_' and '-'");
        }
        return value;
    }

    private static String namePart(String value) {
        String part = value.replace('$', '/');
        if (!PART_OF_REPOSITORY.matcher(part).matches()) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_REPOSITORY,
                    "a part of a repository has 1 to 128 lower-case letters, digits, '/', '.', '_' and '-'");
        }
        return part;
    }

    private static String center(String value) {
        if (!value.equals("self")) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_QUERY, "center is self");
        }
        return value;
    }

    private static ListParameters.Order<ImageRepositoryQuery.Order> column(String value) {
        return switch (value) {
            case "updated_time", "updated_at" ->
                new ListParameters.Order<>(
                        ImageRepositoryQuery.Order.OLDEST_FIRST, ImageRepositoryQuery.Order.NEWEST_FIRST);
            case "name" ->
                new ListParameters.Order<>(
                        ImageRepositoryQuery.Order.NAME_ASCENDING, ImageRepositoryQuery.Order.NAME_DESCENDING);
            case "tag_count" ->
                new ListParameters.Order<>(
                        ImageRepositoryQuery.Order.FEWEST_TAGS_FIRST, ImageRepositoryQuery.Order.MOST_TAGS_FIRST);
            case "namespace" ->
                new ListParameters.Order<>(
                        ImageRepositoryQuery.Order.ORGANIZATION_ASCENDING,
                        ImageRepositoryQuery.Order.ORGANIZATION_DESCENDING);
            case "is_public" ->
                new ListParameters.Order<>(
                        ImageRepositoryQuery.Order.PRIVATE_FIRST, ImageRepositoryQuery.Order.PUBLIC_FIRST);
            default ->
                throw new InvalidParameterException(
                        SwrErrorCode.INVALID_ORDER_COLUMN,
                        "order_column is updated_time, name, tag_count, namespace or is_public");
        };
    }
}
