package io.github.swremulator.manage.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.registry.Quota;
import java.util.List;

/**
 * How much an account may have, the vendor's {@code ListQuotasResponse}:
 * {@code {"quotas":[{"quota_limit":15,"quota_key":"namespace","unit":"","used":1}]}}.
 */
record QuotaResponse(@JsonProperty("quotas") List<Entry> quotas) {

    /** One of them; {@code namespace}, of organizations, is the only key that the page knows. */
    @JsonPropertyOrder({"quota_limit", "quota_key", "unit", "used"})
    record Entry(
            @JsonProperty("quota_limit") long limit,
            @JsonProperty("quota_key") String key,
            @JsonProperty("unit") String unit,
            @JsonProperty("used") long used) {}

    static QuotaResponse from(Quota organizations) {
        return new QuotaResponse(List.of(new Entry(organizations.limit(), "namespace", "", organizations.used())));
    }
}
