package io.github.swremulator.iam;

import io.github.swremulator.access.RefusedCredentialException;
import io.github.swremulator.access.UnknownSessionReply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Answers in IAM's own form what it refuses. */
@RestControllerAdvice(basePackageClasses = IamExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class IamExceptionHandler implements UnknownSessionReply {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ROOTS = List.of("/v3/auth", "/v3/projects");
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
                .body(body(status, message));
    }

    private static Body body(HttpStatus status, String message) {
        return new Body(new Problem(message, status.value(), status.getReasonPhrase()));
    }

    @Override
    public boolean isFor(HttpServletRequest request) {
        String path = request.getRequestURI();
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    @Override
    public void write(String message, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(body(HttpStatus.NOT_FOUND, message)));
    }
}
