package io.github.swremulator.registry;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be created. What a seed or the control API brings is not counted against it.
 *
 * @param organizations of one account
 * @param repositories image repositories of one account
 * @param tags of one image repository
 */
@Validated
@ConfigurationProperties("swr.quota")
record QuotaSettings(
        @DefaultValue("100") @Min(0) long organizations,
        @DefaultValue("10000") @Min(0) long repositories,
        @DefaultValue("100000") @Min(0) long tags) {}
