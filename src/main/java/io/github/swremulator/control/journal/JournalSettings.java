package io.github.swremulator.control.journal;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the journal.
 *
 * @param enabled whether requests are recorded; findings need them
 * @param maxEntries the largest number of requests of a session
 * @param maxBytes the most memory that they take, such as {@code 16MB}
 */
@Validated
@ConfigurationProperties("swr.journal")
record JournalSettings(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("10000") @Positive(message = "must be 1 or more")
        int maxEntries,

        @DefaultValue("16MB") DataSize maxBytes) {

    JournalSettings {
        if (maxBytes.isNegative() || maxBytes.toBytes() == 0) {
            throw new IllegalArgumentException("swr.journal.max-bytes must be 1B or more");
        }
    }
}
