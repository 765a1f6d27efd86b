package io.github.swremulator.control;

import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
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

    /** Answers with an error outside of controllers. */
    public static void write(ErrorResponse error, HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(error.getBody());
        response.resetBuffer();
        response.setStatus(error.getStatusCode().value());
        error.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // Tomcat adds the length; if it were set here, the reply would be sent before the listeners are notified.
        response.getOutputStream().write(body);
    }

    /** Answers that the control API has no such route or method. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class UnknownRoute implements HandlerExceptionResolver {

        @Override
        public @Nullable ModelAndView resolveException(
                HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
            if (handler != null
                    || RequestArea.of(request) != RequestArea.CONTROL
                    || !(e instanceof ErrorResponse refused)) {
                return null;
            }
            try {
                write(refused, response);
                return new ModelAndView();
            } catch (IOException clientIsGone) {
                throw new UncheckedIOException(clientIsGone);
            }
        }
    }
}
