package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.FilterParameter;
import io.github.swremulator.manage.InvalidParameterException;
import java.util.List;
import java.util.Map;

/** The parameter {@code filter} of a tag list: {@code offset::0|limit::10|order_column::updated_at|order_type::desc|tag::v1}. */
public final class TagFilterParameter {

    /** Each is the name of a parameter, too. */
    private static final List<String> KEYS = List.of("offset", "limit", "order_column", "order_type", "tag");

    private TagFilterParameter() {}

    /**
     * The values by their keys.
     *
     * @throws InvalidParameterException when it breaks its form
     */
    public static Map<String, String> parse(String filter) {
        return FilterParameter.parse(filter, KEYS);
    }
}
