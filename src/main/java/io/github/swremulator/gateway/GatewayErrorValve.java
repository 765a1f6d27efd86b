package io.github.swremulator.gateway;

import io.github.swremulator.gateway.ConnectionProcessor.TooManyBodiesException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.ExceptionUtils;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers in the gateway's form, instead of Tomcat's HTML page, when no controller could answer. */
class GatewayErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(GatewayErrorValve.class);

    /** The only sign of headers that are too large: Tomcat has neither an exception type nor a status for them. */
    private static final String DID_NOT_FIT =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    private final BooleanSupplier hasControlApi;

    GatewayErrorValve(BooleanSupplier hasControlApi) {
        this.hasControlApi = hasControlApi;
    }

    /** Answers in the form of the API whose path was called. */
    static void write(
            GatewayErrorCode error, boolean hasControlApi, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!hasControlApi || RequestArea.of(request) != RequestArea.CONTROL) {
            error.write(request, response);
            return;
        }
        HttpStatus status = switch (error) {
            case HEADERS_TOO_LARGE -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case THROTTLED -> HttpStatus.SERVICE_UNAVAILABLE;
            case BACKEND_FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
            default -> HttpStatus.valueOf(error.status());
        };
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        Problem.write(
                new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, error.message()), null),
                response);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        GatewayErrorCode error = errorFor(request, status, throwable);
        if (request.getCoyoteRequest().isExceptionPresent()) {
            // The next request would follow the unread rest of the body.
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        if (error.status() >= 500) {
            FailureLog.failed(log, "request " + RequestId.of(request) + " failed", throwable);
        } else {
            log.debug("request {} was refused: {}", RequestId.of(request), error.message());
        }
        try {
            write(error, hasControlApi.getAsBoolean(), request, response);
        } catch (IOException | RuntimeException e) {
            ExceptionUtils.handleThrowable(e);
            log.debug("the client of request {} is gone", RequestId.of(request), e);
        }
    }

    /** Tomcat has read the URI when the headers did not fit, but not when the request line did not. */
    private static GatewayErrorCode errorFor(Request request, int status, @Nullable Throwable throwable) {
        if (throwable instanceof TooManyBodiesException) {
            return GatewayErrorCode.THROTTLED;
        }
        if (throwable == null || !DID_NOT_FIT.equals(throwable.getMessage())) {
            return GatewayErrorCode.forStatus(status);
        }
        return request.getCoyoteRequest().requestURI().isNull()
                ? GatewayErrorCode.URI_TOO_LONG
                : GatewayErrorCode.HEADERS_TOO_LARGE;
    }
}
