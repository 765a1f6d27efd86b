package io.github.swremulator.manage.account;

import io.github.swremulator.manage.Actors;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how much an account may have. The project in the path is looked at as little as X-Project-Id. */
@RestController
class QuotaController {

    private final OrganizationCatalog catalog;
    private final Actors actors;

    QuotaController(OrganizationCatalog catalog, Actors actors) {
        this.catalog = catalog;
        this.actors = actors;
    }

    @RequiresNothing
    @GetMapping(name = "ListQuotas", path = "/v2/manage/projects/{project_id}/quotas")
    QuotaResponse list(SessionName session, HttpServletRequest request) {
        return QuotaResponse.from(catalog.quota(session, actors.of(request)));
    }
}
