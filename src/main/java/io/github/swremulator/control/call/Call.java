package io.github.swremulator.control.call;

import org.jspecify.annotations.Nullable;

/**
 * A request to the emulated API.
 *
 * @param requestId the id in its reply
 * @param path still encoded, after the gateway changed it
 * @param sentPath still encoded, before the gateway changed it
 * @param query still encoded
 * @param operation the vendor's name of the operation, such as {@code ListRepositoryTags}, or null without a route
 * @param namespace the organization in the path
 * @param repository the image repository in the path, with {@code /} for {@code $}
 * @param credential the access key, or a name of the token, {@link io.github.swremulator.access.Credentials#displayName}
 */
public record Call(
        String requestId,
        String method,
        String path,
        String sentPath,
        @Nullable String query,
        @Nullable String operation,
        @Nullable String namespace,
        @Nullable String repository,
        @Nullable String credential) {}
