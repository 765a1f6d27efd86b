package io.github.swremulator.control;

import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.gateway.BufferedRequest.UnreadBodyException;
import io.github.swremulator.gateway.FailureLog;
import io.github.swremulator.gateway.Problem;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.seed.LoadCancelledException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers the exceptions of the control API's controllers as problem details. */
@RestControllerAdvice(basePackageClasses = ControlExceptionHandler.class)
class ControlExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ControlExceptionHandler.class);

    /** A change waits for another one, but not forever. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> busy(PessimisticLockingFailureException e, WebRequest request) {
        log.debug("a change gave up waiting for another", e);
        return answer(
                e,
                HttpStatus.SERVICE_UNAVAILABLE,
                "another change of the data is taking too long: try again later",
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> invalid(InvalidDocumentException e, WebRequest request) {
        return answer(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> cancelled(LoadCancelledException e, WebRequest request) {
        return answer(e, HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(WorldException e, WebRequest request) {
        HttpStatus status = switch (e.reason()) {
            case SESSION_NOT_FOUND, SNAPSHOT_NOT_FOUND -> HttpStatus.NOT_FOUND;
            case SESSION_EXISTS, TOO_MANY_SESSIONS, TOO_MANY_SNAPSHOTS -> HttpStatus.CONFLICT;
        };
        return answer(e, status, String.valueOf(e.getMessage()), request);
    }

    /** Any other exception is a defect of the emulator: the log has the stack, and the reply no detail. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> other(Exception e, WebRequest request) throws IOException {
        // A broken connection to the database also causes an IOException, but not this one.
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadBodyException) {
                // ControlFilter or Tomcat answers.
                return null;
            }
            if (cause instanceof ClientAbortException clientIsGone) {
                throw clientIsGone;
            }
        }
        FailureLog.failed(log, "the control API failed", e);
        return answer(
                e,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal error: see the log entry with this reply's X-Request-Id",
                request);
    }

    private @Nullable ResponseEntity<Object> answer(Exception e, HttpStatus status, String detail, WebRequest request) {
        return handleExceptionInternal(
                e, ProblemDetail.forStatusAndDetail(status, detail), HttpHeaders.EMPTY, status, request);
    }

    /** Writes the answer without the flush that Spring would add, so that {@link ControlFilter} can replace it. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(e, body, headers, status, request);
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        if (answer != null && response != null && answer.getBody() instanceof ProblemDetail problem) {
            try {
                Problem.write(problem, answer.getHeaders(), response);
            } catch (IOException clientIsGone) {
                throw new UncheckedIOException(clientIsGone);
            }
        }
        return null;
    }
}
