package io.github.swremulator.registry.world;

import java.time.Duration;

/**
 * How careful the collector is.
 *
 * @param grace how long a manifest must be held by nothing before it is deleted; longer than a change takes between finding
 *     it and pointing to it
 * @param maxGarbage how many rows may wait for their deletion before a change that copies more waits for that
 */
public record CollectorSettings(Duration grace, long maxGarbage) {

    /** A tag in memory takes some 2.5 KB, with its indexes and what H2 keeps of before. */
    private static final long HEAP_FOR_A_ROW = 20 * 1024;

    public static final CollectorSettings DEFAULT = new CollectorSettings(
            Duration.ofMinutes(1), Math.min(100_000, Runtime.getRuntime().maxMemory() / HEAP_FOR_A_ROW));
}
