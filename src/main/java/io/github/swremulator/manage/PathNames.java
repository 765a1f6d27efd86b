package io.github.swremulator.manage;

import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.TagName;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the names that stand in paths, parameters and bodies; each that breaks its rule is refused with its own error. */
public final class PathNames {

    private PathNames() {}

    public static OrganizationName organization(String name) {
        return read(SwrErrorCode.INVALID_NAMESPACE, OrganizationName::new, name);
    }

    /** Of a path, where every {@code /} is written {@code $}. */
    public static RepositoryName repository(String segment) {
        return read(SwrErrorCode.INVALID_REPOSITORY, RepositoryName::fromPathSegment, segment);
    }

    /** Of a body or a query, where a real {@code /} is taken, too. */
    public static RepositoryName writtenRepository(String name) {
        return repository(name.replace('/', '$'));
    }

    /**
     * An organization or an image repository.
     *
     * @param repository as it stands on a path, or null for the organization itself
     */
    public static ResourceName resource(String organization, @Nullable String repository) {
        return new ResourceName(organization(organization), repository == null ? null : repository(repository));
    }

    public static TagName tag(String name) {
        return read(SwrErrorCode.INVALID_TAG, TagName::new, name);
    }

    public static <T> T read(SwrErrorCode code, Function<String, T> reader, String value) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(code, String.valueOf(e.getMessage()));
        }
    }
}
