package io.github.swremulator.control.reset;

import java.util.Locale;
import java.util.Set;

/**
 * An event: the session of this thread's call is reset, and its data already are. A listener that keeps anything else that a
 * test can change resets it.
 *
 * @param kept what stays as it is
 */
public record EmulatorReset(Set<Part> kept) {

    /** What a test can change besides the data. */
    public enum Part {
        FAULTS,
        REQUESTS,
        CLOCK;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the part is reset. */
    public boolean isOf(Part part) {
        return !kept.contains(part);
    }
}
