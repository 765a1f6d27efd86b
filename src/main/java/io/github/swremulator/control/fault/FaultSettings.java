package io.github.swremulator.control.fault;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of fault rules.
 *
 * @param maxRules the largest number of rules of a session
 * @param maxDelay the longest delay of a reply
 * @param maxHeld how many replies can be delayed at the same time; each keeps one of the server's threads, of which there are
 *     {@code server.tomcat.threads.max}
 * @param maxBody the largest body that a rule answers with, in UTF-8
 * @param maxCredentials for how many credentials a rule counts separately; the one not seen for longest is forgotten first
 */
@Validated
@ConfigurationProperties("swr.control.faults")
record FaultSettings(
        @DefaultValue("1000") @Min(1) int maxRules,
        @DefaultValue("60s") Duration maxDelay,
        @DefaultValue("150") @Min(1) int maxHeld,
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("10000") @Min(1) int maxCredentials) {}
