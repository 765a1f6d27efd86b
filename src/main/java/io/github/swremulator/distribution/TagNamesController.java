package io.github.swremulator.distribution;

import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.registry.ManifestCatalog;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the names of tags (OCI distribution specification, end-8). */
@RestController
class TagNamesController {

    private final ManifestCatalog catalog;
    private final OrganizationCatalog organizations;

    /**
     * {@code {"name":"group/app","tags":["v1","v2"]}}.
     *
     * @param tags null for an image repository that does not exist or has none, as in the real service
     */
    record TagNamesResponse(String name, @Nullable List<String> tags) {}

    TagNamesController(ManifestCatalog catalog, OrganizationCatalog organizations) {
        this.catalog = catalog;
        this.organizations = organizations;
    }

    /**
     * Lists them, sorted by byte.
     *
     * @param n how many at most; all by default
     * @param last only those behind this name
     */
    @Needs(Needs.Action.PULL)
    @GetMapping(name = "ListTagNames", path = ManifestController.REPOSITORY + "/tags/list")
    TagNamesResponse list(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @RequestParam(required = false) @Nullable String n,
            @RequestParam(defaultValue = "") String last,
            HttpServletRequest request,
            HttpServletResponse response) {
        organizations.requireExists(session, namespace);
        long limit = n == null || n.isEmpty() ? Long.MAX_VALUE : limit(n);
        int read = (int) Math.min(limit, Integer.MAX_VALUE - 1) + 1;
        List<String> found = catalog.tagNames(session, namespace, repository, last, read);
        boolean hasMore = found.size() > limit;
        List<String> tags = hasMore ? found.subList(0, (int) limit) : found;
        if (hasMore && !tags.isEmpty()) {
            String next = Location.of(request, namespace, repository, "tags/list") + "?n=" + limit + "&last="
                    + tags.get(tags.size() - 1);
            response.setHeader(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return new TagNamesResponse(namespace + "/" + repository, tags.isEmpty() && limit > 0 ? null : tags);
    }

    private static long limit(String n) {
        try {
            long limit = Long.parseLong(n);
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new RegistryRefusal(OciErrorCode.BAD_REQUEST, "n must be a whole number, 0 or more");
    }
}
