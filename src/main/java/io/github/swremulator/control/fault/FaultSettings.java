package io.github.swremulator.control.fault;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the rules of failures may ask for.
 *
 * @param maxRules how many rules there can be
 * @param maxDelay how long a reply can be held back
 * @param maxHeld how many replies can be held back at a time; each keeps one of the server's threads, of which there are
 *     {@code server.tomcat.threads.max}
 * @param maxBody how large the body that a rule answers with can be, in UTF-8
 * @param maxCredentials for how many credentials a rule counts at a time; the one unseen for longest is forgotten first
 */
@Validated
@ConfigurationProperties("swr.control.faults")
record FaultSettings(
        @DefaultValue("1000") @Min(1) int maxRules,
        @DefaultValue("60s") Duration maxDelay,
        @DefaultValue("150") @Min(1) int maxHeld,
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("10000") @Min(1) int maxCredentials) {}
