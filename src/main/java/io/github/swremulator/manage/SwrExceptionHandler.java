package io.github.swremulator.manage;

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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;

/** The one place where the management API's errors become statuses and bodies. */
@RestControllerAdvice(basePackageClasses = SwrExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SwrExceptionHandler {

    /** By the vendor's names of the operations. */
    private static final Set<String> TAG_LISTS = Set.of("ListRepositoryTags", "ListRepositoryTag");

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
    ResponseEntity<Object> refusedByTheRegistry(RegistryException e, HttpServletRequest request) {
        return refused(SwrErrorCode.of(e.reason()), e, request);
    }

    /** Another writer has held what this one waited for too long; nothing was changed. */
    @ExceptionHandler
    ResponseEntity<Object> busy(PessimisticLockingFailureException e, HttpServletRequest request) {
        log.warn("a change waited for another one in vain: {}", e.getMessage());
        return answer(SwrErrorCode.BUSY, "another change takes long, try again later", request);
    }

    /** It was closed after the call had begun: what the gateway says of one that does not exist. */
    @ExceptionHandler
    void closed(WorldException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND, e.getMessage());
    }

    /** Only a reply that cannot be written fails so, and there is nobody left to answer. */
    @ExceptionHandler
    void clientIsGone(IOException e) throws IOException {
        throw e;
    }

    /** As the converter of replies tells it. */
    @ExceptionHandler
    ResponseEntity<Object> notWritten(
            HttpMessageNotWritableException e, HandlerMethod operation, HttpServletRequest request) throws IOException {
        if (NestedExceptionUtils.getRootCause(e) instanceof IOException clientIsGone) {
            throw clientIsGone;
        }
        return unexpected(e, operation, request);
    }

    /** Anything else is a fault of ours: the log has the stack, the client learns nothing of it. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e, HandlerMethod operation, HttpServletRequest request) {
        log.error("{} failed", operation.getMethod().getName(), e);
        GetMapping list = operation.getMethodAnnotation(GetMapping.class);
        boolean isTagList = list != null && TAG_LISTS.contains(list.name());
        return answer(
                isTagList ? SwrErrorCode.TAG_LIST_FAILED : SwrErrorCode.INTERNAL,
                "this could not be answered, try again later",
                request);
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
