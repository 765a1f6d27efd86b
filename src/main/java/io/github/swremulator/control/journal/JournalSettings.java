package io.github.swremulator.control.journal;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the journal remembers.
 *
 * @param enabled whether requests are written down and misuse is looked for
 * @param maxEntries how many requests, at the most
 * @param maxBytes how much memory they take, at the most, such as {@code 16MB}
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
