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

    private static final String WRONG = "The username or password is wrong.";

    @ExceptionHandler
    ResponseEntity<IamError> refused(IamException e) {
        return answer(e.status(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<IamError> refused(RefusedCredentialException e) {
        return answer(HttpStatus.UNAUTHORIZED, e.getMessage() == null ? WRONG : e.getMessage());
    }

    /** The message of malformed JSON may quote a secret. */
    @ExceptionHandler
    ResponseEntity<IamError> refused(InvalidDocumentException e) {
        boolean isJson = e.kind() != InvalidDocumentException.Kind.SYNTAX;
        return answer(
                HttpStatus.BAD_REQUEST, isJson ? String.valueOf(e.getMessage()) : "the body must be a JSON object");
    }

    private static ResponseEntity<IamError> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(IamError.of(status, message));
    }
}
