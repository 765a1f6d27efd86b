package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagPlace;
import io.github.swremulator.registry.TagView;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tags of an image repository from a marker on (swr_02_0061, swr_02_0125). */
@RestController
class TagPageController {

    private final TagCatalog catalog;
    private final TagMarkers markers;
    private final ReplyCache cache;
    private final ApiSettings settings;

    /** All that a reply depends on beside the image repository. */
    private record Question(MarkedList list, TagPageParameters parameters, String registryHost) {}

    TagPageController(TagCatalog catalog, TagMarkers markers, ReplyCache cache, ApiSettings settings) {
        this.catalog = catalog;
        this.cache = cache;
        this.markers = markers;
        this.settings = settings;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ListRepositoryTag", path = "/v3/manage/namespaces/{namespace}/repos/{repository}/tags")
    void list(
            SessionName session,
            @PathVariable String namespace,
            @PathVariable String repository,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        OrganizationName organization = PathNames.organization(namespace);
        RepositoryName name = PathNames.repository(repository);
        TagPageParameters parameters = TagPageParameters.parse(request.getQueryString());
        MarkedList list = new MarkedList(organization, name, parameters.order(), parameters.part());
        Question question = new Question(list, parameters, settings.registryHost(request));
        cache.reply(session, organization, name, question, found -> answer(found, question))
                .writeTo(response);
    }

    private Optional<HttpEntity<TagPageResponse>> answer(ResolvedRepository repository, Question question) {
        TagPageParameters parameters = question.parameters();
        MarkedList list = question.list();
        TagPlace after = parameters.marker() == null ? null : markers.read(parameters.marker(), list);
        // One more than asked for tells whether there is another page.
        return catalog.listAfter(repository, list.part(), list.order(), after, parameters.limit() + 1)
                .map(tags -> new HttpEntity<>(answer(tags, parameters, list, question.registryHost())));
    }

    private TagPageResponse answer(
            List<TagView> tags, TagPageParameters parameters, MarkedList list, String registryHost) {
        List<SingleTagResponse> page = tags.stream()
                .limit(parameters.limit())
                .map(tag -> SingleTagResponse.from(tag, parameters.withManifest(), settings, registryHost))
                .toList();
        boolean hasMore = tags.size() > page.size();
        String marker = hasMore ? markers.write(TagPlace.after(tags.get(page.size() - 1)), list) : null;
        return new TagPageResponse(page, marker, spelledOtherwise(marker), hasMore);
    }

    private @Nullable String spelledOtherwise(@Nullable String marker) {
        return settings.v3NextMarker() ? marker : null;
    }
}
