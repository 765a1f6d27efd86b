package io.github.swremulator.manage.repository;

import io.github.swremulator.manage.Actors;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.ListReply;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.ImageRepositoryQuery;
import io.github.swremulator.registry.ImageRepositoryView;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the image repositories of all organizations (swr_02_0034, swr_02_0126). */
@RestController
class RepositoryListController {

    private static final int DEFAULT_LIMIT = 100;

    private final ImageRepositoryCatalog catalog;
    private final Actors actors;
    private final ApiSettings settings;

    RepositoryListController(ImageRepositoryCatalog catalog, Actors actors, ApiSettings settings) {
        this.catalog = catalog;
        this.actors = actors;
        this.settings = settings;
    }

    @RequiresNothing
    @GetMapping(name = "ListReposDetails", path = "/v2/manage/repos")
    ResponseEntity<List<ListedRepositoryResponse>> list(SessionName session, HttpServletRequest request) {
        RepositoryListParameters parameters = RepositoryListParameters.parse(request.getQueryString());
        ImageRepositoryCatalog.Listing listing =
                catalog.list(session, parameters.query(), parameters.order(), parameters.range(), actors.of(request));
        String registryHost = settings.registryHost(request);
        List<ListedRepositoryResponse> repositories = listing.repositories().stream()
                .map(found -> ListedRepositoryResponse.from(found, listing.total(), settings, registryHost))
                .toList();
        return ListReply.of(repositories, parameters.range().offset(), listing.total());
    }

    /** The marker is the number of the last image repository of the page before. */
    @RequiresNothing
    @GetMapping(name = "ListRepoDetails", path = "/v3/manage/repos")
    RepositoryPageResponse listByNumber(SessionName session, HttpServletRequest request) {
        ListParameters parameters = ListParameters.parse(request.getQueryString());
        Integer limit = parameters.limit();
        Long after = parameters.value("marker", value -> ListParameters.number(value, "marker"));
        ImageRepositoryQuery query = RepositoryListParameters.conditions(parameters);
        ImageRepositoryCatalog.Page page =
                catalog.listByNumber(session, query, after, limit == null ? DEFAULT_LIMIT : limit, actors.of(request));
        return answer(page.repositories(), page.hasMore());
    }

    private RepositoryPageResponse answer(List<ImageRepositoryView> found, boolean hasMore) {
        return new RepositoryPageResponse(
                hasMore ? found.get(found.size() - 1).repoId() : null,
                found.stream()
                        .map(repository -> RepositoryPageResponse.Repository.from(repository, settings))
                        .toList());
    }
}
