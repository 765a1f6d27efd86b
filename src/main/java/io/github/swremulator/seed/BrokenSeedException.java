package io.github.swremulator.seed;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/** A seed cannot be applied; the message says where it is broken and what was expected, in printable characters only. */
class BrokenSeedException extends RuntimeException {

    BrokenSeedException(String place, String expected) {
        this(place, expected, null);
    }

    BrokenSeedException(String place, String expected, @Nullable Throwable cause) {
        super(printable(place + ": " + expected), cause);
    }

    /** The place is {@code file:line:column}. */
    static BrokenSeedException at(SeedFile file, TokenStreamLocation location, String expected) {
        return new BrokenSeedException(
                file.name() + ":" + location.getLineNr() + ":" + location.getColumnNr(), expected);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
