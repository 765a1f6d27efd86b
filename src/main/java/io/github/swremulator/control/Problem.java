package io.github.swremulator.control;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.ErrorResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error of the control API, in the form of RFC 9457:
 * {@code {"title":"Forbidden","status":403,"detail":"Host is not a name of this emulator: …"}}.
 */
public final class Problem {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private Problem() {}

    /** Answers with an error where no controller is asked. */
    public static void write(ErrorResponse error, HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(error.getBody());
        response.resetBuffer();
        response.setStatus(error.getStatusCode().value());
        error.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // Without a length, which Tomcat adds: with one it would send the reply before its listeners know.
        response.getOutputStream().write(body);
    }
}
