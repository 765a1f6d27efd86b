package io.github.swremulator.manage.account;

import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.OrganizationCatalog;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

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
