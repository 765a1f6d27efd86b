package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Answers in the gateway's form that a route or its method does not exist. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class GatewayExceptionHandler {

    @ExceptionHandler({NoHandlerFoundException.class, HttpRequestMethodNotSupportedException.class})
    void answer(ErrorResponse refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        GatewayErrorCode.forStatus(refused.getStatusCode().value()).write(request, response);
    }
}
