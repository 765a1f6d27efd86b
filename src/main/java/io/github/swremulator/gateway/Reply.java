package io.github.swremulator.gateway;

import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a request was answered.
 *
 * @param bodyBytes as the controller wrote them, whatever of them arrived
 * @param contentRange the header {@code Content-Range}
 * @param aborted whether the client was gone before the reply was written, or it was broken off
 * @param nanos from the first byte of the request
 */
public record Reply(int status, long bodyBytes, @Nullable String contentRange, boolean aborted, long nanos) {

    static Reply of(Response response, long begun) {
        return new Reply(
                response.getStatus(),
                response.getContentWritten(),
                response.getHeader(HttpHeaders.CONTENT_RANGE),
                response.getCoyoteResponse().isExceptionPresent() || BrokenReply.isDue(response.getRequest()),
                System.nanoTime() - begun);
    }
}
