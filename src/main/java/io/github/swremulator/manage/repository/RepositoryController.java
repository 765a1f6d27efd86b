package io.github.swremulator.manage.repository;

import io.github.swremulator.manage.Actors;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Creates, shows, edits and deletes an image repository (swr_02_0030 to swr_02_0033). */
@RestController
class RepositoryController {

    private static final String REPOSITORIES = "/v2/manage/namespaces/{namespace}/repos";
    private static final String REPOSITORY = REPOSITORIES + "/{repository}";

    private final ImageRepositoryCatalog catalog;
    private final Actors actors;
    private final ApiSettings settings;

    RepositoryController(ImageRepositoryCatalog catalog, Actors actors, ApiSettings settings) {
        this.catalog = catalog;
        this.actors = actors;
        this.settings = settings;
    }

    /** Body: {@code {"repository":"busybox","is_public":true,"category":"linux","description":"small tools"}}. */
    @Requires(AccessLevel.WRITE)
    @PostMapping(name = "CreateRepo", path = REPOSITORIES)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(SessionName session, @PathVariable String namespace, HttpServletRequest request)
            throws IOException {
        OrganizationName organization = PathNames.organization(namespace);
        JsonBody body = JsonBody.object(request);
        RepositoryName name = PathNames.writtenRepository(body.text("repository"));
        boolean isPublic = isPublic(body);
        catalog.create(session, organization, name, category(body), description(body), isPublic, actors.of(request));
        return Map.of();
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowRepository", path = REPOSITORY)
    RepositoryResponse show(
            SessionName session,
            @PathVariable String namespace,
            @PathVariable String repository,
            HttpServletRequest request) {
        OrganizationName organization = PathNames.organization(namespace);
        RepositoryName name = PathNames.repository(repository);
        return RepositoryResponse.from(
                catalog.find(session, organization, name), settings, settings.registryHost(request));
    }

    /** Body: {@code {"is_public":true,"category":"linux","description":"small tools"}}; what is left out stays. */
    @Requires(AccessLevel.WRITE)
    @PatchMapping(name = "UpdateRepo", path = REPOSITORY)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> update(
            SessionName session,
            @PathVariable String namespace,
            @PathVariable String repository,
            HttpServletRequest request)
            throws IOException {
        OrganizationName organization = PathNames.organization(namespace);
        RepositoryName name = PathNames.repository(repository);
        JsonBody body = JsonBody.object(request);
        catalog.edit(session, organization, name, category(body), description(body), isPublic(body));
        return Map.of();
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteRepo", path = REPOSITORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(SessionName session, @PathVariable String namespace, @PathVariable String repository) {
        OrganizationName organization = PathNames.organization(namespace);
        catalog.delete(session, organization, PathNames.repository(repository));
    }

    private static boolean isPublic(JsonBody body) {
        Boolean isPublic = body.yesOrNoOrNull("is_public", SwrErrorCode.INVALID_IS_PUBLIC);
        if (isPublic == null) {
            throw JsonBody.missing("is_public");
        }
        return isPublic;
    }

    private static @Nullable Category category(JsonBody body) {
        String category = body.textOrNull("category");
        return category == null
                ? null
                : RepositoryListParameters.category(category, SwrErrorCode.INVALID_API_PARAMETERS);
    }

    private @Nullable String description(JsonBody body) {
        String description = body.textOrNull("description");
        if (description != null && description.length() > settings.maxDescription()) {
            throw new InvalidParameterException(
                    SwrErrorCode.DESCRIPTION_TOO_LONG,
                    "description has " + settings.maxDescription() + " characters at the most");
        }
        return description;
    }
}
