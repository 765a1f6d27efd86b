package io.github.swremulator.control.session;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many sessions there can be, and for how long.
 *
 * @param max how many can be open, beside the default one
 * @param idle after how long a session that nobody uses is closed
 */
@Validated
@ConfigurationProperties("swr.session")
record SessionSettings(
        @DefaultValue("100") @Min(0) int max,
        @DefaultValue("1h") Duration idle) {

    private static final int PARTS = 10;

    SessionSettings {
        if (idle.toMillis() < PARTS) {
            throw new IllegalArgumentException("swr.session.idle must be " + PARTS + "ms or more");
        }
    }

    /** How often is looked, and how long the last use of a session may be unknown to other instances. */
    Duration step() {
        return idle.dividedBy(PARTS);
    }
}
