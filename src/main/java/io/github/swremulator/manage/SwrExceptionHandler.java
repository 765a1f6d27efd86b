package io.github.swremulator.manage;

import io.github.swremulator.registry.ImageRepositoryNotFoundException;
import io.github.swremulator.registry.OrganizationNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where the management API's errors become statuses and bodies. */
@RestControllerAdvice(basePackageClasses = SwrExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SwrExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(SwrExceptionHandler.class);

    private final SwrErrors errors;

    SwrExceptionHandler(SwrErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidParameter(InvalidParameterException e, HttpServletRequest request) {
        return refused(e.code(), e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> noOrganization(OrganizationNotFoundException e, HttpServletRequest request) {
        return refused(SwrErrorCode.NAMESPACE_NOT_FOUND, e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> noImageRepository(ImageRepositoryNotFoundException e, HttpServletRequest request) {
        return refused(SwrErrorCode.REPOSITORY_NOT_FOUND, e, request);
    }

    /** Only a reply that cannot be written fails so, and there is nobody left to answer. */
    @ExceptionHandler
    void clientIsGone(IOException e) throws IOException {
        throw e;
    }

    /** As the converter of replies tells it. */
    @ExceptionHandler
    ResponseEntity<Object> notWritten(HttpMessageNotWritableException e, HttpServletRequest request)
            throws IOException {
        if (NestedExceptionUtils.getRootCause(e) instanceof IOException clientIsGone) {
            throw clientIsGone;
        }
        return unexpected(e, request);
    }

    /** Anything else is a fault of ours: the log has the stack, the client learns nothing of it. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e, HttpServletRequest request) {
        log.error("listing tags failed", e);
        return answer(SwrErrorCode.TAG_LIST_FAILED, "the tag list could not be read, try again later", request);
    }

    private ResponseEntity<Object> refused(SwrErrorCode code, RuntimeException e, HttpServletRequest request) {
        String detail = String.valueOf(e.getMessage());
        log.debug("{}: {}", code.error().code(), detail);
        return answer(code, detail, request);
    }

    private ResponseEntity<Object> answer(SwrErrorCode code, String detail, HttpServletRequest request) {
        return ResponseEntity.status(code.error().status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(errors.body(code.error(), detail, request));
    }
}
