package io.github.swremulator.iam;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.IamError;
import io.github.swremulator.document.InvalidDocumentException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders errors of IAM in its own form. */
@RestControllerAdvice(basePackageClasses = IamExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class IamExceptionHandler {

    /** IAM refuses to issue a token. */
    static class IamException extends RuntimeException {

        private final HttpStatus status;

        IamException(HttpStatus status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    @ExceptionHandler
    void refused(IamException e, HttpServletResponse response) throws IOException {
        IamError.write(e.status, String.valueOf(e.getMessage()), response);
    }

    @ExceptionHandler
    void refused(RefusedCredentialException e, HttpServletResponse response) throws IOException {
        String reason = e.getMessage();
        String message = reason == null ? "The username or password is wrong." : reason;
        IamError.write(HttpStatus.UNAUTHORIZED, message, response);
    }

    /** The message of malformed JSON may quote a secret. */
    @ExceptionHandler(InvalidDocumentException.class)
    void malformed(HttpServletResponse response) throws IOException {
        IamError.write(HttpStatus.BAD_REQUEST, "the body must be a JSON object without duplicate fields", response);
    }
}
