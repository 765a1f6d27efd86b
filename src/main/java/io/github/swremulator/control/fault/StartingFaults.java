package io.github.swremulator.control.fault;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What fails from the start.
 *
 * @param faults the profiles whose rules are there: {@code throttled}, {@code flaky-gateway}, {@code slow},
 *     {@code auth-expiring}, {@code moving-pages}, by commas
 */
@ConfigurationProperties("swr")
record StartingFaults(@DefaultValue Set<FaultProfile> faults) {}
