package io.github.swremulator.manage;

import io.github.swremulator.manage.ApiSettings.ErrorFormat;
import io.github.swremulator.registry.ImageRepositoryNotFoundException;
import io.github.swremulator.registry.OrganizationNotFoundException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The one place where the management API's errors become statuses and bodies. */
@RestControllerAdvice(basePackageClasses = SwrExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SwrExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(SwrExceptionHandler.class);

    private final ErrorFormat format;

    SwrExceptionHandler(ApiSettings settings) {
        this.format = settings.errorFormat();
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidParameter(InvalidParameterException e) {
        return refused(e.code(), e);
    }

    @ExceptionHandler
    ResponseEntity<Object> noOrganization(OrganizationNotFoundException e) {
        return refused(SwrErrorCode.NAMESPACE_NOT_FOUND, e);
    }

    @ExceptionHandler
    ResponseEntity<Object> noImageRepository(ImageRepositoryNotFoundException e) {
        return refused(SwrErrorCode.REPOSITORY_NOT_FOUND, e);
    }

    /** Only a reply that cannot be written fails so, and there is nobody left to answer. */
    @ExceptionHandler
    void clientIsGone(IOException e) throws IOException {
        throw e;
    }

    /** Anything else is a fault of ours: the log has the stack, the client learns nothing of it. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        log.error("listing tags failed", e);
        return answer(SwrErrorCode.TAG_LIST_FAILED, "the tag list could not be read, try again later");
    }

    private ResponseEntity<Object> refused(SwrErrorCode code, RuntimeException e) {
        String detail = String.valueOf(e.getMessage());
        log.debug("{}: {}", code.code(), detail);
        return answer(code, detail);
    }

    private ResponseEntity<Object> answer(SwrErrorCode code, String detail) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute("io.github.swremulator.error-code", code.code(), RequestAttributes.SCOPE_REQUEST);
        Object body = format == ErrorFormat.ARRAY
                ? SwrErrorResponse.array(code, detail)
                : SwrErrorResponse.dual(code, detail);
        return ResponseEntity.status(code.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
