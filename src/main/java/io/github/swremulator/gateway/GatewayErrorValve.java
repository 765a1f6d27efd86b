package io.github.swremulator.gateway;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.ExceptionUtils;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in the gateway's form, instead of Tomcat's HTML page, when no controller could answer. */
class GatewayErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(GatewayErrorValve.class);

    /** The only sign of headers that are too large: Tomcat has neither an exception type nor a status for them. */
    private static final String DID_NOT_FIT =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        GatewayErrorCode error = errorFor(request, status, throwable);
        if (error.status() >= 500) {
            log.error("request {} failed", RequestId.of(request), throwable);
        } else {
            log.debug("request {} was refused: {}", RequestId.of(request), error.message());
        }
        try {
            error.write(request, response);
        } catch (IOException | RuntimeException e) {
            ExceptionUtils.handleThrowable(e);
            log.debug("the client of request {} is gone", RequestId.of(request), e);
        }
    }

    /** Tomcat has read the URI when the headers did not fit, but not when the request line did not. */
    private static GatewayErrorCode errorFor(Request request, int status, @Nullable Throwable throwable) {
        if (throwable == null || !DID_NOT_FIT.equals(throwable.getMessage())) {
            return GatewayErrorCode.forStatus(status);
        }
        return request.getCoyoteRequest().requestURI().isNull()
                ? GatewayErrorCode.URI_TOO_LONG
                : GatewayErrorCode.HEADERS_TOO_LARGE;
    }
}
