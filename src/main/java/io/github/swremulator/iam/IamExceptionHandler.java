package io.github.swremulator.iam;

import io.github.swremulator.access.RefusedCredentialException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers in IAM's own form what it refuses. */
@RestControllerAdvice(basePackageClasses = IamExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class IamExceptionHandler {

    private static final String WRONG = "The username or password is wrong.";

    private record Problem(String message, int code, String title) {}

    private record Body(Problem error) {}

    @ExceptionHandler
    ResponseEntity<Body> refused(IamException e) {
        return answer(e.status(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Body> refused(RefusedCredentialException e) {
        return answer(HttpStatus.UNAUTHORIZED, e.reason() == null ? WRONG : e.reason());
    }

    private static ResponseEntity<Body> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Body(new Problem(message, status.value(), status.getReasonPhrase())));
    }
}
