package io.github.swremulator.manage.tag;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.gateway.KeptReplies.JsonReply;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.RegistryHosts;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.manage.tag.TagMarkers.MarkedList;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.Resolution;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagPlace;
import io.github.swremulator.registry.TagView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Lists the tags of an image repository page by page, each from a marker on (swr_02_0061, swr_02_0125). */
@RestController
class TagPageController {

    private static final String ROUTE = "/v3/manage/namespaces/{namespace}/repos/{repository}/tags";

    private final TagCatalog catalog;
    private final TagMarkers markers;
    private final TagListCache cache;
    private final ApiSettings settings;
    private final RegistryHosts hosts;
    private final AccountSettings own;
    private final JsonMapper json;

    /** All that a reply depends on except the image repository. */
    private record Question(
            MarkedList list, @Nullable String marker, int limit, boolean withManifest, String registryHost) {}

    private record Answer(Resolution shows, TagResponse.Page page) {}

    TagPageController(
            TagCatalog catalog,
            TagMarkers markers,
            TagListCache cache,
            ApiSettings settings,
            RegistryHosts hosts,
            AccountSettings own,
            JsonMapper json) {
        this.catalog = catalog;
        this.cache = cache;
        this.markers = markers;
        this.settings = settings;
        this.hosts = hosts;
        this.own = own;
        this.json = json;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ListRepositoryTag", path = ROUTE)
    void list(
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Question question = question(namespace, repository, request);
        Answer answer = cache.read(
                request,
                namespace,
                repository,
                found -> page(found.repository(), question).map(page -> new Answer(found, page)));
        JsonReply reply = new JsonReply(ROUTE, null, List.of(json.writeValueAsBytes(answer.page())));
        cache.send(reply, answer.shows(), request, response);
    }

    private Question question(OrganizationName namespace, RepositoryName repository, HttpServletRequest request) {
        ListParameters parameters = ListParameters.parse(request.getQueryString());
        int limit = parameters.limit();
        MarkedList list = new MarkedList(
                namespace,
                repository,
                parameters.value("tag", TagListParameters::containing),
                TagListParameters.order(parameters));
        return new Question(
                list,
                parameters.value("marker", marker -> marker),
                limit,
                Boolean.TRUE.equals(parameters.flag("with_manifest", SwrErrorCode.INVALID_QUERY)),
                hosts.of(request));
    }

    private Optional<TagResponse.Page> page(ResolvedRepository repository, Question question) {
        MarkedList list = question.list();
        TagPlace after = question.marker() == null ? null : markers.read(question.marker(), list);
        // One more than requested shows whether there is another page.
        return catalog.listAfter(repository, list.part(), list.order(), after, question.limit() + 1)
                .map(tags -> page(tags, question));
    }

    private TagResponse.Page page(List<TagView> tags, Question question) {
        List<TagResponse> page = tags.stream()
                .limit(question.limit())
                .map(tag -> TagResponse.from(tag, question.withManifest(), settings, own, question.registryHost()))
                .toList();
        boolean hasMore = tags.size() > page.size();
        String marker = hasMore ? markers.write(TagPlace.after(tags.get(page.size() - 1)), question.list()) : null;
        return new TagResponse.Page(page, marker, settings.v3NextMarker() ? marker : null, hasMore);
    }
}
