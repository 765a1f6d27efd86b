package io.github.swremulator.control;

import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.seed.BrokenSeedException;
import io.github.swremulator.seed.LoadCancelledException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what a controller of the control API throws as a problem detail. */
@RestControllerAdvice(basePackageClasses = ControlExceptionHandler.class)
class ControlExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ControlExceptionHandler.class);

    /** Changes wait for each other, but not for ever. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> busy(PessimisticLockingFailureException e, WebRequest request) {
        log.debug("a change gave up waiting for another", e);
        return answer(
                e, HttpStatus.SERVICE_UNAVAILABLE, "another change of the data takes long: try again later", request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> invalid(InvalidDocumentException e, WebRequest request) {
        return answer(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broken(BrokenSeedException e, WebRequest request) {
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

    /** Anything else is a fault of ours: the log has the stack, the client learns nothing of it. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) throws IOException {
        Optional<ClientAbortException> gone = clientIsGone(e);
        if (gone.isPresent()) {
            throw gone.get();
        }
        log.error("the control API failed", e);
        return answer(
                e,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "the log tells the reason under this reply's X-Request-Id",
                request);
    }

    /** Of this connection, since the one to the database ends in the same way. */
    private static Optional<ClientAbortException> clientIsGone(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ClientAbortException.class::isInstance)
                .map(ClientAbortException.class::cast)
                .findFirst();
    }

    private @Nullable ResponseEntity<Object> answer(Exception e, HttpStatus status, String detail, WebRequest request) {
        return handleExceptionInternal(
                e, ProblemDetail.forStatusAndDetail(status, detail), HttpHeaders.EMPTY, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // Who reads a body says only that it could not be read.
        return NestedExceptionUtils.getRootCause(e) instanceof BodyTooLargeException tooLarge
                ? super.handleExceptionInternal(e, tooLarge.getBody(), headers, tooLarge.getStatusCode(), request)
                : super.handleExceptionInternal(e, body, headers, status, request);
    }
}
