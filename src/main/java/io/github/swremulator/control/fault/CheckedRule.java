package io.github.swremulator.control.fault;

import org.jspecify.annotations.Nullable;

/**
 * A rule that can be followed.
 *
 * @param action what it does beside a delay
 */
record CheckedRule(FaultRule rule, @Nullable Action action) {}
