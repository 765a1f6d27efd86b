package io.github.swremulator.control;

import io.github.swremulator.gateway.Problem;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers that the control API has no such route or method. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownRouteResolver implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (handler != null
                || RequestArea.of(request) != RequestArea.CONTROL
                || !(e instanceof ErrorResponse refused)) {
            return null;
        }
        try {
            Problem.write(refused, response);
            return new ModelAndView();
        } catch (IOException clientIsGone) {
            throw new UncheckedIOException(clientIsGone);
        }
    }
}
