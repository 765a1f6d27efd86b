package io.github.swremulator.manage.account;

import io.github.swremulator.manage.Actors;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how much an account has. */
@RestController
class OverviewController {

    private final OrganizationCatalog catalog;
    private final Actors actors;

    OverviewController(OrganizationCatalog catalog, Actors actors) {
        this.catalog = catalog;
        this.actors = actors;
    }

    @RequiresNothing
    @GetMapping(name = "ShowDomainOverview", path = "/v2/manage/overview")
    OverviewResponse show(SessionName session, HttpServletRequest request) {
        return OverviewResponse.from(catalog.size(session, actors.of(request)), actors.of(request));
    }
}
