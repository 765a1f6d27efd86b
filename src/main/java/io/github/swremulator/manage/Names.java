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
        return parse("namespace", name, OrganizationName::new, SwrErrorCode.INVALID_NAMESPACE);
    }

    /** The name of an image repository in a path, where every {@code /} is written {@code $}. */
    public static RepositoryName repository(String segment) {
        return parse("repository", segment, RepositoryName::fromPathSegment, SwrErrorCode.INVALID_REPOSITORY);
    }

    /** The name of an image repository in a body, where {@code /} is itself and {@code $} is refused. */
    public static RepositoryName repositoryInBody(String name) {
        return parse("repository", name, RepositoryName::new, SwrErrorCode.INVALID_REPOSITORY);
    }

    /** The name of a tag. */
    public static TagName tag(String name) {
        return parse("tag", name, TagName::new, SwrErrorCode.INVALID_TAG);
    }

    /**
     * Parses a value.
     *
     * @param subject of the message
     * @param parser throws {@link IllegalArgumentException} if the value is invalid, such as {@code must be a number}
     * @param code of the error then
     * @throws InvalidParameterException if the value is invalid
     */
    public static <T> T parse(String subject, String value, Function<String, T> parser, SwrErrorCode code) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(code, subject + " " + e.getMessage());
        }
    }
}
