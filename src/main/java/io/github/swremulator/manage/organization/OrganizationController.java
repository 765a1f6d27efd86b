package io.github.swremulator.manage.organization;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.ListFilter;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.Names;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.OrganizationView;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists, creates, shows and deletes organizations (swr_02_0028, 0026, 0029, 0027). */
@RestController
class OrganizationController {

    private static final String ALL = "/v2/manage/namespaces";
    private static final String ONE = ALL + "/{namespace}";

    private final OrganizationCatalog catalog;

    OrganizationController(OrganizationCatalog catalog) {
        this.catalog = catalog;
    }

    @RequiresNothing
    @GetMapping(name = "ListNamespaces", path = ALL)
    OrganizationResponse.Listing list(SessionName session, Actor actor, HttpServletRequest request) {
        Selection selection = ListParameters.parse(
                request.getQueryString(), ListFilter.ORGANIZATIONS, OrganizationController::select);
        return new OrganizationResponse.Listing(catalog.list(session, selection.name(), actor).stream()
                .filter(organization -> selection.includesShared() || organization.level() != null)
                .map(OrganizationResponse::from)
                .toList());
    }

    /**
     * The organizations to list.
     *
     * @param name null for all
     * @param includesShared whether also those of which only an image repository is shared
     */
    private record Selection(@Nullable OrganizationName name, boolean includesShared) {}

    private static Selection select(ListParameters parameters) {
        OrganizationName name = parameters.value("namespace", Names::organization);
        String mode = parameters.filtered().get("mode");
        if (mode != null && !mode.equals("visible")) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_FILTER, "mode must be visible");
        }
        return new Selection(name, mode != null);
    }

    /** Body: {@code {"namespace":"group"}}. */
    private record NewOrganization(String namespace) {}

    @RequiresNothing
    @PostMapping(name = "CreateNamespace", path = ALL)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(SessionName session, Actor actor, HttpServletRequest request) throws IOException {
        String name = JsonBody.read(request, NewOrganization.class).namespace();
        catalog.create(session, Names.organization(name), actor);
        return Map.of();
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowNamespace", path = ONE)
    OrganizationResponse show(SessionName session, @PathVariable OrganizationName namespace, Actor actor) {
        return OrganizationResponse.from(catalog.find(session, namespace, actor));
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteNamespaces", path = ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(SessionName session, @PathVariable OrganizationName namespace) {
        catalog.delete(session, namespace);
    }

    /**
     * An organization, the vendor's {@code ShowNamespace}:
     * {@code {"id":1422,"name":"group","creator_name":"username","auth":7,"access_user_count":1,"repo_count":2}}.
     *
     * @param auth 7 to manage, 3 to edit, 1 to read, 0 if only an image repository of it is shared
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0029.html">Response parameters</a>
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OrganizationResponse(
            long id, String name, String creatorName, int auth, long accessUserCount, long repoCount) {

        /** A list: {@code {"namespaces":[…]}}. */
        record Listing(List<OrganizationResponse> namespaces) {}

        static OrganizationResponse from(OrganizationView organization) {
            return new OrganizationResponse(
                    organization.organizationId(),
                    organization.name().value(),
                    Objects.requireNonNullElse(organization.creatorName(), ""),
                    AccessLevel.numberOf(organization.level()),
                    organization.users(),
                    organization.imageRepositories());
        }
    }
}
