package io.github.swremulator.control.session;

import io.github.swremulator.control.RefusedException;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Remembers on a call of the control API that its session does not exist, until the guard has let it pass. */
public final class UnknownSession {

    private static final String ATTRIBUTE = UnknownSession.class.getName();

    private UnknownSession() {}

    static void put(String detail, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, detail);
    }

    /** With what the call is answered, or nothing. */
    public static Optional<ErrorResponseException> refusal(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String detail
                ? Optional.of(new RefusedException(HttpStatus.NOT_FOUND, detail))
                : Optional.empty();
    }
}
