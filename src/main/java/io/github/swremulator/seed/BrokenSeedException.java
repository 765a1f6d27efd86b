package io.github.swremulator.seed;

import org.jspecify.annotations.Nullable;

/** A seed cannot be applied; the message says where it is broken and what was expected, in printable characters only. */
public class BrokenSeedException extends RuntimeException {

    /** Enough for every message that quotes something of a sensible length. */
    private static final int MAX_LENGTH = 2000;

    /** @param place {@code file:line:column}, or the file alone */
    BrokenSeedException(String place, String expected) {
        this(place, expected, null);
    }

    BrokenSeedException(String place, String expected, @Nullable Throwable cause) {
        super(printable(place + ": " + expected), cause);
    }

    private static String printable(String text) {
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return shown.replaceAll("\\p{C}", "?");
    }
}
