package io.github.swremulator.control.call;

import org.jspecify.annotations.Nullable;

/**
 * A request to the emulated API.
 *
 * @param requestId the id that its reply carries
 * @param path still encoded
 * @param sentPath the path as it was sent, where the gateway reads another one as {@code path}
 * @param query as it was sent, still encoded
 * @param operation the vendor's name of the operation, such as {@code ListRepositoryTags}, or null where no route answers
 * @param namespace the organization that the path names
 * @param repository the image repository that the path names, with {@code /} for {@code $}
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
