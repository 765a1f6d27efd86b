package io.github.swremulator.manage.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.OrganizationCatalog;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * How much an account has, the vendor's {@code ShowDomainOverviewResponse}, with its spelling of
 * {@code namspace_num}:
 *
 * <pre>{@code
 * {"domain_id":"08d35…","domain_name":"","namspace_num":36,"repo_num":20,"image_num":36,"store_space":99.21,
 *  "downflow_size":0}
 * }</pre>
 *
 * @param storeSpace of all that tags point to; the page names no unit, here it is 1024² bytes
 * @param downflowSize always 0, since nothing is pulled
 */
@JsonPropertyOrder({"domain_id", "domain_name", "namspace_num", "repo_num", "image_num", "store_space", "downflow_size"
})
record OverviewResponse(
        @JsonProperty("domain_id") String domainId,
        @JsonProperty("domain_name") String domainName,
        @JsonProperty("namspace_num") long namespaces,
        @JsonProperty("repo_num") long repositories,
        @JsonProperty("image_num") long images,
        @JsonProperty("store_space") BigDecimal storeSpace,
        @JsonProperty("downflow_size") long downflowSize) {

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

    /** Without zeros at the end, as the page prints numbers. */
    private static BigDecimal inUnits(BigInteger bytes) {
        BigDecimal units = new BigDecimal(bytes)
                .divide(UNIT, DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return units.scale() < 0 ? units.setScale(0) : units;
    }
}
