package io.github.swremulator.control.reset;

import java.util.Locale;
import java.util.Set;

/**
 * Published when the session of this thread's call is reset, after its data. Listeners reset everything else that a test can
 * change.
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
