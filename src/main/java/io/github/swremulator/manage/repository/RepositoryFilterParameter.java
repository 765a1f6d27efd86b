package io.github.swremulator.manage.repository;

import io.github.swremulator.manage.FilterParameter;
import io.github.swremulator.manage.InvalidParameterException;
import java.util.List;
import java.util.Map;

/** The parameter {@code filter} of a list of image repositories: {@code namespace::group|limit::10|offset::0}. */
public final class RepositoryFilterParameter {

    /** Each is the name of a parameter, too. */
    private static final List<String> KEYS = List.of(
            "namespace", "name", "category", "is_public", "limit", "offset", "order_column", "order_type", "center");

    private RepositoryFilterParameter() {}

    /**
     * The values by their keys.
     *
     * @throws InvalidParameterException when it breaks its form
     */
    public static Map<String, String> parse(String filter) {
        return FilterParameter.parse(filter, KEYS);
    }
}
