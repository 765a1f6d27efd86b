package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagOrder;
import org.jspecify.annotations.Nullable;

/** The query of a page of the v3 tag list (swr_02_0061, query parameters). */
record TagPageParameters(
        TagNameFilter.@Nullable Containing part,
        TagOrder order,
        @Nullable String marker,
        int limit,
        boolean withManifest) {

    static final int DEFAULT_LIMIT = 100;

    /** @throws InvalidParameterException when a value breaks its rule */
    static TagPageParameters parse(@Nullable String query) {
        ListParameters parameters = ListParameters.parse(query);
        Integer limit = parameters.limit();
        return new TagPageParameters(
                parameters.value("tag", TagListParameters::containing),
                TagListParameters.order(parameters),
                parameters.value("marker", marker -> marker),
                limit == null ? DEFAULT_LIMIT : limit,
                Boolean.TRUE.equals(parameters.yesOrNo("with_manifest", SwrErrorCode.INVALID_QUERY)));
    }
}
