package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.RegistryHosts;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tags of an image repository (swr_02_0035). */
@RestController
class TagListController {

    static final String ROUTE = "/v2/manage/namespaces/{namespace}/repos/{repository}/tags";

    private final TagListPages pages;
    private final TagListCache cache;
    private final TagStreams streams;
    private final RegistryHosts hosts;
    private final ApiSettings settings;

    TagListController(
            TagListPages pages, TagListCache cache, TagStreams streams, RegistryHosts hosts, ApiSettings settings) {
        this.pages = pages;
        this.cache = cache;
        this.streams = streams;
        this.hosts = hosts;
        this.settings = settings;
    }

    /** A reply that is ready to be written. */
    private interface Reply {

        void write() throws IOException;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ListRepositoryTags", path = ROUTE)
    void list(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TagListParameters parameters = TagListParameters.parse(request.getQueryString(), settings);
        TagQuery query =
                new TagQuery(namespace, repository, parameters.filter(), parameters.order(), parameters.range());
        String host = hosts.of(request);
        // A page is rendered; a list that may be longer is read while it is written.
        cache.<Reply>read(
                        request,
                        namespace,
                        repository,
                        found -> isPage(query, found.repository())
                                ? pages.page(found.repository(), query, host)
                                        .map(page -> () -> cache.send(page, found, request, response))
                                : Optional.of(() -> streams.write(session, query, host, request, response)))
                .write();
    }

    private static boolean isPage(TagQuery query, ResolvedRepository repository) {
        return query.range() != null
                || query.filter() instanceof TagNameFilter.Exactly
                || (query.filter() == null && repository.tags() <= ListParameters.MAX_LIMIT);
    }
}
