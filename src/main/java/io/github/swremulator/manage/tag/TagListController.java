package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.Edition;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.ListReply;
import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.ListRange;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tags of an image repository (swr_02_0035). */
@RestController
class TagListController {

    static final ListRange FIRST_HUNDRED = new ListRange(0, 100);

    private final TagCatalog catalog;
    private final ReplyCache cache;
    private final TagStreams streams;
    private final ApiSettings settings;

    /** All that a reply depends on beside the image repository. */
    private record Question(TagQuery query, String registryHost) {}

    TagListController(TagCatalog catalog, ReplyCache cache, TagStreams streams, ApiSettings settings) {
        this.catalog = catalog;
        this.cache = cache;
        this.streams = streams;
        this.settings = settings;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ListRepositoryTags", path = "/v2/manage/namespaces/{namespace}/repos/{repository}/tags")
    void list(
            SessionName session,
            @PathVariable String namespace,
            @PathVariable String repository,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        OrganizationName organization = PathNames.organization(namespace);
        RepositoryName name = PathNames.repository(repository);
        TagListParameters parameters =
                TagListParameters.parse(request.getQueryString(), settings.tagMatch(), rangeWithoutLimit());
        TagQuery query = new TagQuery(organization, name, parameters.filter(), parameters.order(), parameters.range());
        String registryHost = settings.registryHost(request);
        Optional<RenderedReply> page = reply(session, query, registryHost);
        if (page.isPresent()) {
            page.get().writeTo(response);
        } else {
            streams.write(session, query, registryHost, response);
        }
    }

    /** Nothing for a list that may be longer than any page. */
    Optional<RenderedReply> reply(SessionName session, TagQuery query, String registryHost) {
        return cache.reply(
                session,
                query.organization(),
                query.repository(),
                new Question(query, registryHost),
                repository -> isShort(query, repository),
                repository -> catalog.list(repository, query).map(listing -> answer(listing, registryHost)));
    }

    private static boolean isShort(TagQuery query, ResolvedRepository repository) {
        return query.range() != null
                || query.filter() instanceof TagNameFilter.Exactly
                || (query.filter() == null && repository.tags() <= ListParameters.MAX_LIMIT);
    }

    private ResponseEntity<List<TagResponse>> answer(TagCatalog.Listing listing, String registryHost) {
        List<TagResponse> tags = listing.tags().stream()
                .map(tag -> TagResponse.from(tag, settings, registryHost))
                .toList();
        return ListReply.of(tags, listing.offset(), listing.total());
    }

    private @Nullable ListRange rangeWithoutLimit() {
        return settings.edition() == Edition.CURRENT ? FIRST_HUNDRED : null;
    }
}
