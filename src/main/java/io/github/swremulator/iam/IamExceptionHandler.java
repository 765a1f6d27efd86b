package io.github.swremulator.iam;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.IamError;
import io.github.swremulator.document.InvalidDocumentException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    ResponseEntity<IamError> refused(IamException e) {
        return error(e.status, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<IamError> refused(RefusedCredentialException e) {
        String reason = e.getMessage();
        return error(HttpStatus.UNAUTHORIZED, reason == null ? "The username or password is wrong." : reason);
    }

    /** The message of malformed JSON may quote a secret. */
    @ExceptionHandler(InvalidDocumentException.class)
    ResponseEntity<IamError> malformed() {
        return error(HttpStatus.BAD_REQUEST, "the body must be a JSON object without duplicate fields");
    }

    private static ResponseEntity<IamError> error(HttpStatus status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(IamError.of(status, message));
    }
}
