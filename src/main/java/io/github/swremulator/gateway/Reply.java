package io.github.swremulator.gateway;

import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The answer to a request.
 *
 * @param bodyBytes as the controller wrote them, whether they arrived or not
 * @param contentRange the header {@code Content-Range}
 * @param aborted whether the client was gone before the reply was written, or the connection was closed on purpose
 * @param nanos since the first byte of the request
 */
public record Reply(int status, long bodyBytes, @Nullable String contentRange, boolean aborted, long nanos) {

    static Reply of(Response response, long begun) {
        return new Reply(
                response.getStatus(),
                response.getContentWritten(),
                response.getHeader(HttpHeaders.CONTENT_RANGE),
                response.getCoyoteResponse().isExceptionPresent()
                        || ClientConnection.isClosedOnPurpose(response.getRequest()),
                System.nanoTime() - begun);
    }
}
