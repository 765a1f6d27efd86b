package io.github.swremulator.gateway;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in the gateway's form what no controller could answer, in place of Tomcat's HTML page. */
class GatewayErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(GatewayErrorValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        GatewayErrorCode error = GatewayErrorCode.forStatus(status);
        if (error.status() >= 500) {
            log.error("request {} failed", RequestId.of(request), throwable);
        }
        try {
            GatewayErrorResponse.write(error, request, response);
            response.finishResponse();
        } catch (IOException | RuntimeException e) {
            ExceptionUtils.handleThrowable(e);
            log.debug("the client of request {} is gone", RequestId.of(request), e);
        }
    }
}
