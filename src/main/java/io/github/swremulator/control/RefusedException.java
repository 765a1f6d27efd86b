package io.github.swremulator.control;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call to the control API is refused, and nothing was changed; the message says where it is wrong and what was expected. */
public class RefusedException extends ErrorResponseException {

    /** Enough for every message that quotes something of a sensible length. */
    private static final int MAX_LENGTH = 2000;

    /** A call that is wrong in itself. */
    public RefusedException(String detail) {
        this(HttpStatus.BAD_REQUEST, detail);
    }

    /** A call that cannot be answered as things stand. */
    public RefusedException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, printable(detail)), null);
    }

    /** Where it is wrong and what was expected, in printable characters only. */
    public String detail() {
        return String.valueOf(getBody().getDetail());
    }

    private static String printable(String text) {
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return shown.replaceAll("\\p{C}", "?");
    }
}
