package io.github.swremulator.manage.organization;

import io.github.swremulator.manage.Actors;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists, creates, shows and deletes organizations (swr_02_0028, 0026, 0029, 0027). */
@RestController
class OrganizationController {

    private static final String ALL = "/v2/manage/namespaces";
    private static final String ONE = ALL + "/{namespace}";

    private final OrganizationCatalog catalog;
    private final Actors actors;

    OrganizationController(OrganizationCatalog catalog, Actors actors) {
        this.catalog = catalog;
        this.actors = actors;
    }

    @RequiresNothing
    @GetMapping(name = "ListNamespaces", path = ALL)
    OrganizationResponse.Listing list(SessionName session, HttpServletRequest request) {
        OrganizationListParameters parameters = OrganizationListParameters.parse(request.getQueryString());
        return new OrganizationResponse.Listing(catalog.list(session, parameters.only(), actors.of(request)).stream()
                .filter(organization -> parameters.withShared() || organization.level() != null)
                .map(OrganizationResponse::from)
                .toList());
    }

    @RequiresNothing
    @PostMapping(name = "CreateNamespace", path = ALL)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(SessionName session, HttpServletRequest request) throws IOException {
        String name = JsonBody.object(request).text("namespace");
        catalog.create(session, PathNames.organization(name), actors.of(request));
        return Map.of();
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowNamespace", path = ONE)
    OrganizationResponse show(SessionName session, @PathVariable String namespace, HttpServletRequest request) {
        return OrganizationResponse.from(catalog.find(session, PathNames.organization(namespace), actors.of(request)));
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteNamespaces", path = ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(SessionName session, @PathVariable String namespace) {
        catalog.delete(session, PathNames.organization(namespace));
    }
}
