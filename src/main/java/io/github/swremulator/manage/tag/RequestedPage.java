package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ApiSettings.TagMatch;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.registry.ListRange;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which page of a tag list a request asks for. */
public final class RequestedPage {

    private RequestedPage() {}

    /** The page's number, from 1; 1 where no page is asked for, nothing where the query is none that is answered. */
    public static OptionalLong of(@Nullable String query) {
        try {
            ListRange range =
                    TagListParameters.parse(query, TagMatch.CONTAINS, null).range();
            return OptionalLong.of(range == null ? 1 : range.offset() / range.limit() + 1);
        } catch (InvalidParameterException e) {
            return OptionalLong.empty();
        }
    }
}
