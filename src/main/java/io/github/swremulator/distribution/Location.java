package io.github.swremulator.distribution;

import io.github.swremulator.access.SentPath;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import jakarta.servlet.http.HttpServletRequest;

/** The addresses in the replies of the registry: where the client called it, with the base URL of its session. */
final class Location {

    private Location() {}

    /** @param path below the image repository, such as {@code blobs/sha256:…} */
    static String of(
            HttpServletRequest request, OrganizationName organization, RepositoryName repository, String path) {
        return SentPath.root(request) + "/v2/" + organization + "/" + repository + "/" + path;
    }
}
