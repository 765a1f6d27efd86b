package io.github.swremulator.distribution;

import io.github.swremulator.blob.BlobException.BlobTooLargeException;
import io.github.swremulator.blob.BlobException.DigestMismatchException;
import io.github.swremulator.blob.BlobException.NoSuchBlobException;
import io.github.swremulator.blob.BlobException.NoSuchUploadException;
import io.github.swremulator.blob.BlobException.UploadRangeException;
import io.github.swremulator.gateway.BufferedRequest.UnreadBodyException;
import io.github.swremulator.gateway.FailureLog;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.MissingReferenceException;
import io.github.swremulator.registry.RegistryException;
import io.github.swremulator.registry.world.WorldException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns the exceptions of the registry into errors of the OCI distribution specification. */
@RestControllerAdvice(basePackageClasses = RegistryExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegistryExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RegistryExceptionHandler.class);

    /** In the words of Linux, of Windows, and of the folder of blobs itself. */
    private static final Pattern FULL_DISK = Pattern.compile("No space left|not enough space|disk is full");

    @ExceptionHandler
    void refused(RegistryRefusal e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        e.code().write(e.status(), String.valueOf(e.getMessage()), e.detail(), request, response);
    }

    /** Only names in the path have types that can be wrong. */
    @ExceptionHandler
    void invalidName(MethodArgumentTypeMismatchException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OciErrorCode.NAME_INVALID.write(
                Map.of("name", String.valueOf(e.getValue()).replace('$', '/')), request, response);
    }

    @ExceptionHandler
    void refusedByRegistry(RegistryException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OciErrorCode code = switch (e.reason()) {
            case ORGANIZATION_NOT_FOUND, IMAGE_REPOSITORY_NOT_FOUND -> OciErrorCode.NAME_UNKNOWN;
            default -> OciErrorCode.DENIED;
        };
        code.write(e.getMessage(), request, response);
    }

    @ExceptionHandler
    void missing(MissingReferenceException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OciErrorCode.MANIFEST_BLOB_UNKNOWN.write(
                Map.of(
                        "blobs",
                        e.blobs().stream().map(Digest::value).toList(),
                        "manifests",
                        e.manifests().stream().map(Digest::value).toList()),
                request,
                response);
    }

    @ExceptionHandler
    void malformedManifest(InvalidImageDocumentException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OciErrorCode.MANIFEST_INVALID.write(e.getMessage(), request, response);
    }

    @ExceptionHandler
    void noUpload(NoSuchUploadException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OciErrorCode.BLOB_UPLOAD_UNKNOWN.write(null, request, response);
    }

    @ExceptionHandler
    void wrongRange(UploadRangeException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RANGE, UploadController.range(e.size()));
        OciErrorCode.BLOB_UPLOAD_INVALID.write(e.getMessage(), request, response);
    }

    @ExceptionHandler
    void tooLarge(BlobTooLargeException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        OciErrorCode.SIZE_INVALID.write(e.getMessage(), request, response);
    }

    @ExceptionHandler
    void wrongDigest(DigestMismatchException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OciErrorCode.DIGEST_INVALID.write(e.getMessage(), request, response);
    }

    @ExceptionHandler
    void noBlob(NoSuchBlobException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        OciErrorCode.BLOB_UNKNOWN.write(null, request, response);
    }

    /** Nothing was changed. */
    @ExceptionHandler
    void busy(PessimisticLockingFailureException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn("A change timed out while it waited for another one: {}", e.getMessage());
        OciErrorCode.UNKNOWN.write(
                HttpStatus.SERVICE_UNAVAILABLE.value(),
                "another change is still running, try again later",
                null,
                request,
                response);
    }

    /** The session was closed after the call had begun. */
    @ExceptionHandler
    void sessionClosed(WorldException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND, e.getMessage());
    }

    /** The client is gone, or gets the answer if it only sent a malformed body. */
    @ExceptionHandler
    void unreadBody(UnreadBodyException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.debug("the body could not be read", e);
        if (response.isCommitted()) {
            return;
        }
        response.setHeader(HttpHeaders.CONNECTION, "close");
        OciErrorCode.BAD_REQUEST.write("the body could not be read", request, response);
    }

    @ExceptionHandler
    void failedToStore(IOException e, HandlerMethod operation, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (e instanceof ClientAbortException) {
            // The client is gone while it was answered.
            throw e;
        } else if (FULL_DISK
                .matcher(String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage()))
                .find()) {
            log.error("The disk of the blobs is full");
            // The client may still send the rest of its body.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            OciErrorCode.UNKNOWN.write(
                    HttpStatus.INSUFFICIENT_STORAGE.value(), "no space is left for blobs", null, request, response);
        } else {
            failed(e, operation, request, response);
        }
    }

    @ExceptionHandler
    void failed(Exception e, HandlerMethod operation, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        FailureLog.failed(log, operation.getMethod().getName() + " failed", e);
        response.reset();
        OciErrorCode.UNKNOWN.write(null, request, response);
    }
}
