package io.github.swremulator.control;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request to the control API is refused, and nothing was changed; the message says what is wrong and what was expected. */
public class RefusedException extends ErrorResponseException {

    private static final int MAX_LENGTH = 2000;

    /** Answers 400. */
    public RefusedException(String detail) {
        this(HttpStatus.BAD_REQUEST, detail);
    }

    public RefusedException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, printable(detail)), null);
    }

    /** The message, in printable characters only and at most 2000 of them. */
    public String detail() {
        return String.valueOf(getBody().getDetail());
    }

    private static String printable(String text) {
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return shown.replaceAll("\\p{C}", "?");
    }
}
