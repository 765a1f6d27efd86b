package io.github.swremulator.document;

import org.jspecify.annotations.Nullable;

/** A document or a body is invalid. The message says where and what was expected, in printable characters only. */
public class InvalidDocumentException extends RuntimeException {

    /** The largest length of a message, in characters. */
    private static final int MAX_LENGTH = 2000;

    /** What is wrong. */
    public enum Kind {
        /** The text is malformed, or exceeds a limit. */
        SYNTAX,
        /** A required field is absent. */
        MISSING,
        UNKNOWN,
        DUPLICATE,
        /** A value of the wrong type or form. */
        WRONG_VALUE
    }

    private final Kind kind;
    private final String field;

    InvalidDocumentException(@Nullable Place place, Kind kind, String field, String problem) {
        this(place, kind, field, problem, null);
    }

    /**
     * Reports a file that cannot be read or is misplaced.
     *
     * @param cause null if the file itself is the reason
     */
    public InvalidDocumentException(Place place, String problem, @Nullable Throwable cause) {
        this(place, Kind.WRONG_VALUE, "", problem, cause);
    }

    private InvalidDocumentException(
            @Nullable Place place, Kind kind, String field, String problem, @Nullable Throwable cause) {
        super(printable(place == null ? problem : place + ": " + problem), cause);
        this.kind = kind;
        this.field = field;
    }

    /** Returns a copy with a hint at the end of the message. */
    public InvalidDocumentException with(String hint) {
        return new InvalidDocumentException(null, kind, field, getMessage() + hint, this);
    }

    public Kind kind() {
        return kind;
    }

    /** The path of the field, such as {@code then.delay} or {@code [1].match}; empty for the document itself. */
    public String field() {
        return field;
    }

    private static String printable(String text) {
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return shown.replaceAll("\\p{C}", "?");
    }
}
