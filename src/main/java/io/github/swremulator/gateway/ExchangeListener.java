package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Is notified of every request and its reply, also when Tomcat itself refused the request. */
public interface ExchangeListener {

    /**
     * The reply to a request.
     *
     * @param bodyBytes as the controller wrote them, even if the client did not receive them
     * @param contentRange the header {@code Content-Range}
     * @param aborted whether the client was gone before the reply was written, or the connection was closed deliberately
     * @param nanos since the first byte of the request
     */
    record Reply(int status, long bodyBytes, @Nullable String contentRange, boolean aborted, long nanos) {}

    /** A request came in. It has no URI when its first line could not be read. */
    void received(HttpServletRequest request);

    /** The same request was answered. Unless the reply was flushed before, its end is sent after this returns. */
    void answered(HttpServletRequest request, Reply reply);
}
