package io.github.swremulator.manage;

import io.github.swremulator.gateway.FailureLog;
import io.github.swremulator.registry.RegistryException;
import io.github.swremulator.registry.world.WorldException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns the exceptions of the management API into errors. They are written but not flushed, as Spring would do. */
@RestControllerAdvice(basePackageClasses = SwrExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SwrExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(SwrExceptionHandler.class);

    /** The operations whose failures have a code of their own. */
    private static final Set<String> TAG_LISTS = Set.of("ListRepositoryTags", "ListRepositoryTag");

    private final SwrErrors errors;

    SwrExceptionHandler(SwrErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    void invalidParameter(InvalidParameterException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refused(e.code(), e, request, response);
    }

    @ExceptionHandler
    void invalidName(
            MethodArgumentTypeMismatchException e,
            HandlerMethod operation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (NestedExceptionUtils.getRootCause(e) instanceof InvalidParameterException name) {
            invalidParameter(name, request, response);
        } else {
            failed(e, operation, request, response);
        }
    }

    @ExceptionHandler
    void refusedByRegistry(RegistryException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refused(SwrErrorCode.of(e.reason()), e, request, response);
    }

    /** Nothing was changed. */
    @ExceptionHandler
    void busy(PessimisticLockingFailureException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn("A change timed out while it waited for another one: {}", e.getMessage());
        reply(SwrErrorCode.BUSY, "another change is still running, try again later", request, response);
    }

    /** The session was closed after the call had begun: the gateway answers as for a session that does not exist. */
    @ExceptionHandler
    void sessionClosed(WorldException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND, e.getMessage());
    }

    /** Raised only while a reply is written: the client has disconnected. */
    @ExceptionHandler
    void clientDisconnected(IOException e) throws IOException {
        throw e;
    }

    @ExceptionHandler
    void notWritten(
            HttpMessageNotWritableException e,
            HandlerMethod operation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (NestedExceptionUtils.getRootCause(e) instanceof IOException clientDisconnected) {
            throw clientDisconnected;
        }
        failed(e, operation, request, response);
    }

    /** Logs the failure, and hides it from the client. */
    @ExceptionHandler
    void failed(Exception e, HandlerMethod operation, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FailureLog.failed(log, operation.getMethod().getName() + " failed", e);
        GetMapping list = operation.getMethodAnnotation(GetMapping.class);
        reply(
                list != null && TAG_LISTS.contains(list.name()) ? SwrErrorCode.TAG_LIST_FAILED : SwrErrorCode.INTERNAL,
                "the request failed, try again later",
                request,
                response);
    }

    private void refused(
            SwrErrorCode code, RuntimeException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String detail = String.valueOf(e.getMessage());
        log.debug("{}: {}", code.error().code(), detail);
        reply(code, detail, request, response);
    }

    private void reply(SwrErrorCode code, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        errors.write(code.error(), detail, request, response);
    }
}
