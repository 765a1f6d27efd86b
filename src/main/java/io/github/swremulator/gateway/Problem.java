package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
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

    /** Replaces the response by an error; sends nothing yet. */
    public static void write(ErrorResponse error, HttpServletResponse response) throws IOException {
        write(error.getBody(), error.getHeaders(), response);
    }

    /** Replaces the response by an error; sends nothing yet. */
    public static void write(ProblemDetail problem, HttpHeaders headers, HttpServletResponse response)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.getStatus());
        headers.forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // Tomcat adds the length; if it were set here, the reply would be sent before the listeners are notified.
        response.getOutputStream().write(body);
    }
}
