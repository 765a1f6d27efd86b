package io.github.swremulator.manage.account;

import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.Quota;
import io.github.swremulator.registry.world.SessionName;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Shows how much an account has, and how much it may have. */
@RestController
class AccountController {

    private final OrganizationCatalog catalog;

    AccountController(OrganizationCatalog catalog) {
        this.catalog = catalog;
    }

    @RequiresNothing
    @GetMapping(name = "ShowDomainOverview", path = "/v2/manage/overview")
    OverviewResponse showOverview(SessionName session, Actor actor) {
        return OverviewResponse.from(catalog.size(session, actor), actor);
    }

    /** The project in the path is ignored, as X-Project-Id is. */
    @RequiresNothing
    @GetMapping(name = "ListQuotas", path = "/v2/manage/projects/{project_id}/quotas")
    QuotaResponse listQuotas(SessionName session, Actor actor) {
        Quota organizations = catalog.quota(session, actor);
        return new QuotaResponse(
                List.of(new QuotaResponse.Entry(organizations.limit(), "namespace", "", organizations.used())));
    }

    /**
     * The quotas of an account, the vendor's {@code ListQuotasResponse}; that of organizations is the only one that the page
     * knows: {@code {"quotas":[{"quota_limit":15,"quota_key":"namespace","unit":"","used":1}]}}.
     */
    record QuotaResponse(List<Entry> quotas) {

        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        record Entry(long quotaLimit, String quotaKey, String unit, long used) {}
    }
}
