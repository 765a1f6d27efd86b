package io.github.swremulator.control.reset;

import java.util.Set;

/**
 * The emulator goes back to how it was after its start. The data are back already; who keeps something else that a test
 * can change listens, and goes back too.
 *
 * @param kept what stays as it is
 */
public record EmulatorReset(Set<Part> kept) {

    /** What a test can change beside the data. */
    public enum Part {
        FAULTS,
        REQUESTS,
        CLOCK
    }

    /** Whether this goes back. */
    public boolean isOf(Part part) {
        return !kept.contains(part);
    }
}
