package io.github.swremulator.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A tag as it is between two of its changes: all that is shown of it is the same as long as its version is.
 *
 * @param row the key of the row, which is another one after a change
 * @param updatedAt in microseconds since 1970
 */
public record TagVersion(long row, long updatedAt) {

    public TagVersion(long row, Instant updatedAt) {
        this(row, ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt));
    }
}
