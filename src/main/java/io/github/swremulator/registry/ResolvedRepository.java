package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An image repository as it was at one moment. Two that are equal have the same tags.
 *
 * @param repoId the image repository's number, shown to clients
 * @param accountId the owning account, where it is not the emulator's own
 * @param contentId of its tags
 * @param revision grows with each change of the content
 * @param tags how many it has
 */
public record ResolvedRepository(
        OrganizationName organization,
        RepositoryName name,
        long repoId,
        @Nullable String accountId,
        long contentId,
        long revision,
        long tags) {}
