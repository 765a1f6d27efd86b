package io.github.swremulator.manage.repository;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ApiSettings.Dialect;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.Names;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.RegistryHosts;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.ImageRepositoryView;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Creates, shows, edits and deletes an image repository (swr_02_0030 to swr_02_0033). */
@RestController
class RepositoryController {

    private static final String REPOSITORIES = "/v2/manage/namespaces/{namespace}/repos";
    private static final String REPOSITORY = REPOSITORIES + "/{repository}";

    private final ImageRepositoryCatalog catalog;
    private final ApiSettings settings;
    private final RegistryHosts hosts;
    private final AccountSettings own;

    RepositoryController(
            ImageRepositoryCatalog catalog, ApiSettings settings, RegistryHosts hosts, AccountSettings own) {
        this.catalog = catalog;
        this.settings = settings;
        this.hosts = hosts;
        this.own = own;
    }

    /** Body: {@code {"repository":"busybox","is_public":true,"category":"linux","description":"small tools"}}. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record NewRepository(
            String repository,
            boolean isPublic,
            @Nullable String category,
            @Nullable String description) {}

    /**
     * Body: {@code {"is_public":true,"category":"linux","description":"small tools"}}; absent fields stay unchanged. The page says
     * that {@code is_public} is mandatory, but Open Telekom Cloud's own test of its SDK leaves it out.
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Edit(
            @Nullable Boolean isPublic,
            @Nullable String category,
            @Nullable String description) {}

    @Requires(AccessLevel.WRITE)
    @PostMapping(name = "CreateRepo", path = REPOSITORIES)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(
            SessionName session, @PathVariable OrganizationName namespace, Actor actor, HttpServletRequest request)
            throws IOException {
        NewRepository body = JsonBody.read(request, NewRepository.class);
        RepositoryName name = Names.repositoryInBody(body.repository());
        Category category = category(body.category());
        String description = checkLength(body.description());
        catalog.create(session, namespace, name, category, description, body.isPublic(), actor);
        return Map.of();
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowRepository", path = REPOSITORY)
    RepositoryResponse show(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            HttpServletRequest request) {
        return RepositoryResponse.from(catalog.find(session, namespace, repository), settings, own, hosts.of(request));
    }

    @Requires(AccessLevel.WRITE)
    @PatchMapping(name = "UpdateRepo", path = REPOSITORY)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> update(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            HttpServletRequest request)
            throws IOException {
        Edit edit = JsonBody.read(request, Edit.class);
        if (edit.isPublic() == null && settings.dialect() != Dialect.OTC) {
            throw new InvalidParameterException(SwrErrorCode.MISSING_PARAMETER, "missing field \"is_public\"");
        }
        Category category = category(edit.category());
        catalog.edit(session, namespace, repository, category, checkLength(edit.description()), edit.isPublic());
        return Map.of();
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteRepo", path = REPOSITORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            SessionName session, @PathVariable OrganizationName namespace, @PathVariable RepositoryName repository) {
        catalog.delete(session, namespace, repository);
    }

    private static @Nullable Category category(@Nullable String name) {
        return name == null ? null : Names.parse("category", name, Category::new, SwrErrorCode.INVALID_API_PARAMETERS);
    }

    private @Nullable String checkLength(@Nullable String description) {
        if (description != null && description.length() > settings.maxDescription()) {
            throw new InvalidParameterException(
                    SwrErrorCode.DESCRIPTION_TOO_LONG,
                    "description must have at most " + settings.maxDescription() + " characters");
        }
        return description;
    }

    /**
     * A single image repository, the vendor's {@code ShowRepositoryResponse}:
     *
     * <pre>{@code
     * {"id":1,"ns_id":1,"name":"busybox","category":"other","description":"","creator_id":"","creator_name":"",
     *  "size":2099575,"is_public":false,"num_images":1,"num_download":0,"url":"",
     *  "path":"swr.cn-north-1.myhuaweicloud.com/namespace/busybox","internal_path":"10.125.0.198:20202/namespace/busybox",
     *  "created":"2017-08-17T12:00:03.915153Z","updated":"2017-08-17T12:00:03.915153Z",
     *  "domain_id":"05949d5a5800d5c11f5cc01a15dbbd7d","priority":0}
     * }</pre>
     *
     * @param creatorId empty if unknown, as {@code creatorName}
     * @param numImages how many tags it has
     * @param numDownload how often an image was pulled
     * @param url of a logo, always empty
     * @param priority always 0
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0032.html">Response parameters</a>
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RepositoryResponse(
            long id,
            long nsId,
            String name,
            String category,
            String description,
            String creatorId,
            String creatorName,
            long size,
            boolean isPublic,
            long numImages,
            long numDownload,
            String url,
            String path,
            String internalPath,
            String created,
            String updated,
            String domainId,
            int priority) {

        static RepositoryResponse from(
                ImageRepositoryView repository, ApiSettings settings, AccountSettings own, String registryHost) {
            PullAddresses addresses = PullAddresses.of(repository, settings, registryHost);
            return new RepositoryResponse(
                    repository.repoId(),
                    repository.organizationId(),
                    repository.name().value(),
                    repository.category().value(),
                    repository.description(),
                    Objects.requireNonNullElse(repository.creatorId(), ""),
                    Objects.requireNonNullElse(repository.creatorName(), ""),
                    repository.size(),
                    repository.isPublic(),
                    repository.tags(),
                    repository.downloads(),
                    "",
                    addresses.path(),
                    addresses.internalPath(),
                    WireTime.format(repository.createdAt()),
                    WireTime.format(repository.updatedAt()),
                    own.ownerId(repository.accountId()),
                    0);
        }
    }
}
