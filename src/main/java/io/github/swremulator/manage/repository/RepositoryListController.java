package io.github.swremulator.manage.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.ListReply;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.RegistryHosts;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.ImageRepositoryView;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists the image repositories of all organizations (swr_02_0034, swr_02_0126). */
@RestController
class RepositoryListController {

    private final ImageRepositoryCatalog catalog;
    private final ApiSettings settings;
    private final RegistryHosts hosts;
    private final AccountSettings own;

    RepositoryListController(
            ImageRepositoryCatalog catalog, ApiSettings settings, RegistryHosts hosts, AccountSettings own) {
        this.catalog = catalog;
        this.settings = settings;
        this.hosts = hosts;
        this.own = own;
    }

    @RequiresNothing
    @GetMapping(name = "ListReposDetails", path = "/v2/manage/repos")
    ResponseEntity<List<ListedRepositoryResponse>> list(SessionName session, Actor actor, HttpServletRequest request) {
        RepositoryListParameters parameters = RepositoryListParameters.parse(request.getQueryString());
        ImageRepositoryCatalog.Listing listing =
                catalog.list(session, parameters.query(), parameters.order(), parameters.range(), actor);
        String registryHost = hosts.of(request);
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

    /**
     * An image repository in the v2 list, the vendor's {@code ShowReposResp}:
     *
     * <pre>{@code
     * {"name":"nginx","category":"linux","description":"","size":200977474,"is_public":false,"num_images":2,
     *  "num_download":0,"created_at":"2017-01-01T00:00:00Z","updated_at":"2017-09-11T03:00:02.542841Z","logo":"","url":"",
     *  "path":"swr.cn-north-1.myhuaweicloud.com/namespace/nginx","internal_path":"10.125.0.198:20202/namespace/nginx",
     *  "domain_name":"swr-emulator","namespace":"namespace","tags":["latest","log"],"status":false,"total_range":4}
     * }</pre>
     *
     * @param numImages how many tags it has
     * @param numDownload how often an image was pulled
     * @param logo always empty, as {@code url}
     * @param tags the newest first
     * @param status whether the term of a shared repository is over: always false
     * @param totalRange how many image repositories match, the same in every element
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0034.html">Response parameters</a>
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ListedRepositoryResponse(
            String name,
            String category,
            String description,
            long size,
            boolean isPublic,
            long numImages,
            long numDownload,
            String createdAt,
            String updatedAt,
            String logo,
            String url,
            String path,
            String internalPath,
            String domainName,
            String namespace,
            List<String> tags,
            boolean status,
            long totalRange) {

        static ListedRepositoryResponse from(
                ImageRepositoryView repository,
                long total,
                ApiSettings settings,
                AccountSettings own,
                String registryHost) {
            PullAddresses addresses = PullAddresses.of(repository, settings, registryHost);
            return new ListedRepositoryResponse(
                    repository.name().value(),
                    repository.category().value(),
                    repository.description(),
                    repository.size(),
                    repository.isPublic(),
                    repository.tags(),
                    repository.downloads(),
                    WireTime.format(repository.createdAt()),
                    WireTime.format(repository.updatedAt()),
                    "",
                    "",
                    addresses.path(),
                    addresses.internalPath(),
                    own.ownerName(repository.accountId()),
                    repository.organization().value(),
                    repository.tagNames(),
                    false,
                    total);
        }
    }

    /**
     * A page of the v3 list of image repositories, the vendor's {@code ListRepoDetailsResponse}:
     * {@code {"nextMarker":7,"repos":[…]}}, and the last one {@code {"repos":[…]}}.
     *
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0126.html">Response parameters</a>
     */
    record RepositoryPageResponse(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long nextMarker,

            List<Repository> repos) {

        /**
         * The vendor's {@code ShowReposRespV3}. The page names the organization {@code namespace_name}, the SDKs
         * {@code namespace}:
         *
         * <pre>{@code
         * {"id":7,"name":"nginx","category":"linux","description":"","size":200977474,"is_public":false,"num_images":2,
         *  "num_download":0,"created_at":"2017-01-01T00:00:00Z","updated_at":"2017-09-11T03:00:02.542841Z",
         *  "domain_name":"swr-emulator","namespace_name":"namespace","namespace":"namespace","status":false}
         * }</pre>
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        record Repository(
                long id,
                String name,
                String category,
                String description,
                long size,
                boolean isPublic,
                long numImages,
                long numDownload,
                String createdAt,
                String updatedAt,
                String domainName,
                String namespaceName,
                String namespace,
                boolean status) {

            static Repository from(ImageRepositoryView repository, AccountSettings own) {
                String organization = repository.organization().value();
                return new Repository(
                        repository.repoId(),
                        repository.name().value(),
                        repository.category().value(),
                        repository.description(),
                        repository.size(),
                        repository.isPublic(),
                        repository.tags(),
                        repository.downloads(),
                        WireTime.format(repository.createdAt()),
                        WireTime.format(repository.updatedAt()),
                        own.ownerName(repository.accountId()),
                        organization,
                        organization,
                        false);
            }
        }
    }
}
