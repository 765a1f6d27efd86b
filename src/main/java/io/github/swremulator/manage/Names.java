package io.github.swremulator.manage;

import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagName;
import java.util.function.Function;

/** Parses names; each type has its own error code. */
public final class Names {

    private Names() {}

    /** The name of an organization. */
    public static OrganizationName organization(String name) {
        return parse(name, OrganizationName::new, SwrErrorCode.INVALID_NAMESPACE);
    }

    /** The name of an image repository in a path, where every {@code /} is written {@code $}. */
    public static RepositoryName repository(String segment) {
        return parse(segment, RepositoryName::fromPathSegment, SwrErrorCode.INVALID_REPOSITORY);
    }

    /** The name of a tag. */
    public static TagName tag(String name) {
        return parse(name, TagName::new, SwrErrorCode.INVALID_TAG);
    }

    /**
     * Parses a value.
     *
     * @param parser throws {@link IllegalArgumentException} if the value is invalid
     * @param code of the error then
     * @throws InvalidParameterException if the value is invalid
     */
    public static <T> T parse(String value, Function<String, T> parser, SwrErrorCode code) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(code, String.valueOf(e.getMessage()));
        }
    }
}
