package io.github.swremulator.manage.tag;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.ListReply;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tags of an image repository (swr_02_0035). */
@RestController
class TagListController {

    private final TagCatalog catalog;
    private final ReplyCache cache;
    private final TagStreams streams;
    private final ApiSettings settings;
    private final AccountSettings own;

    /** A reply that is ready to be written. */
    interface Reply {

        void writeTo(HttpServletResponse response) throws IOException;
    }

    /** All that a reply depends on except the image repository. */
    private record Question(TagQuery query, String registryHost) {}

    TagListController(
            TagCatalog catalog, ReplyCache cache, TagStreams streams, ApiSettings settings, AccountSettings own) {
        this.catalog = catalog;
        this.cache = cache;
        this.streams = streams;
        this.settings = settings;
        this.own = own;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ListRepositoryTags", path = "/v2/manage/namespaces/{namespace}/repos/{repository}/tags")
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
        reply(session, query, settings.registryHost(request)).writeTo(response);
    }

    /** A page is rendered, or found in the cache; a list that may be longer is read while it is written. */
    Reply reply(SessionName session, TagQuery query, String registryHost) {
        return catalog.read(
                session,
                query.organization(),
                query.repository(),
                found -> isPage(query, found)
                        ? cache.reply(
                                        found,
                                        new Question(query, registryHost),
                                        () -> catalog.list(found, query).map(listing -> page(listing, registryHost)))
                                .map(page -> page::writeTo)
                        : Optional.of(response -> streams.write(session, query, registryHost, response)));
    }

    private static boolean isPage(TagQuery query, ResolvedRepository repository) {
        return query.range() != null
                || query.filter() instanceof TagNameFilter.Exactly
                || (query.filter() == null && repository.tags() <= ListParameters.MAX_LIMIT);
    }

    private ResponseEntity<List<ListedTagResponse>> page(TagCatalog.Listing listing, String registryHost) {
        List<ListedTagResponse> tags = listing.tags().stream()
                .map(tag -> ListedTagResponse.from(tag, settings, own, registryHost))
                .toList();
        return ListReply.of(tags, listing.offset(), listing.total());
    }
}
