package io.github.swremulator.manage.repository;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.ListReply;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.ImageRepositoryCatalog;
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

    private final ImageRepositoryCatalog catalog;
    private final ApiSettings settings;
    private final AccountSettings own;

    RepositoryListController(ImageRepositoryCatalog catalog, ApiSettings settings, AccountSettings own) {
        this.catalog = catalog;
        this.settings = settings;
        this.own = own;
    }

    @RequiresNothing
    @GetMapping(name = "ListReposDetails", path = "/v2/manage/repos")
    ResponseEntity<List<ListedRepositoryResponse>> list(SessionName session, Actor actor, HttpServletRequest request) {
        RepositoryListParameters parameters = RepositoryListParameters.parse(request.getQueryString());
        ImageRepositoryCatalog.Listing listing =
                catalog.list(session, parameters.query(), parameters.order(), parameters.range(), actor);
        String registryHost = settings.registryHost(request);
        List<ListedRepositoryResponse> repositories = listing.repositories().stream()
                .map(found -> ListedRepositoryResponse.from(found, listing.total(), settings, own, registryHost))
                .toList();
        return ListReply.of(repositories, parameters.range().offset(), listing.total());
    }

    /** The marker is the number of the previous page's last image repository. */
    @RequiresNothing
    @GetMapping(name = "ListRepoDetails", path = "/v3/manage/repos")
    RepositoryPageResponse listByNumber(SessionName session, Actor actor, HttpServletRequest request) {
        ListParameters parameters = ListParameters.parse(request.getQueryString());
        int limit = parameters.limit();
        Long marker = parameters.number("marker");
        ImageRepositoryCatalog.Page page =
                catalog.listByNumber(session, RepositoryListParameters.conditions(parameters), marker, limit, actor);
        List<ImageRepositoryView> found = page.repositories();
        return new RepositoryPageResponse(
                page.hasMore() ? found.get(found.size() - 1).repoId() : null,
                found.stream()
                        .map(repository -> RepositoryPageResponse.Repository.from(repository, own))
                        .toList());
    }
}
