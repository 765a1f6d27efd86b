package io.github.swremulator.registry.world;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many snapshots are kept.
 *
 * @param max of one session, and of those that are shared
 */
@ConfigurationProperties("swr.snapshot")
record SnapshotSettings(@DefaultValue("100") long max) {

    SnapshotSettings {
        if (max < 0) {
            throw new IllegalArgumentException("swr.snapshot.max must not be negative");
        }
    }
}
