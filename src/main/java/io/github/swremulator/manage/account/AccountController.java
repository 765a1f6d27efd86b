package io.github.swremulator.manage.account;

import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.Quota;
import io.github.swremulator.registry.world.SessionName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Shows the overview and the quotas of an account. */
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

    /**
     * How much an account has, the vendor's {@code ShowDomainOverviewResponse}, with its spelling of {@code namspace_num}:
     *
     * <pre>{@code
     * {"domain_id":"08d35…","domain_name":"","namspace_num":36,"repo_num":20,"image_num":36,"store_space":99.21,
     *  "downflow_size":0}
     * }</pre>
     *
     * @param storeSpace of all images that have a tag, in units of 1024² bytes; the page names no unit
     * @param downflowSize always 0
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OverviewResponse(
            String domainId,
            String domainName,
            long namspaceNum,
            long repoNum,
            long imageNum,
            BigDecimal storeSpace,
            long downflowSize) {

        private static final BigDecimal UNIT = BigDecimal.valueOf(1024 * 1024);
        private static final int DECIMALS = 2;

        static OverviewResponse from(OrganizationCatalog.AccountSize size, Actor actor) {
            return new OverviewResponse(
                    actor.accountId(),
                    "",
                    size.organizations(),
                    size.imageRepositories(),
                    size.tags(),
                    inUnits(size.bytes()),
                    0);
        }

        /** Without trailing zeros, as the page prints numbers. */
        private static BigDecimal inUnits(BigInteger bytes) {
            BigDecimal units = new BigDecimal(bytes)
                    .divide(UNIT, DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            return units.scale() < 0 ? units.setScale(0) : units;
        }
    }
}
