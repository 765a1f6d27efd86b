package io.github.swremulator.registry.world;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the store is shared.
 *
 * @param maxWait how long a change waits for others of its session before it is refused
 */
@ConfigurationProperties("swr.store")
record StoreSettings(@DefaultValue("30s") Duration maxWait) {

    StoreSettings {
        if (maxWait.toMillis() < 1 || maxWait.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("swr.store.max-wait must be 1ms to 1h");
        }
    }
}
