package io.github.swremulator.gateway;

import io.github.swremulator.gateway.ExchangeListener.Reply;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Reports each request and its reply to the listeners, also those that Tomcat refused. */
class ExchangeValve extends ValveBase {

    private static final String END = ExchangeValve.class.getName() + ".end";
    private static final Logger log = LoggerFactory.getLogger(ExchangeValve.class);

    private final List<ExchangeListener> listeners;

    /** What is left of a body. */
    @SuppressWarnings("ArrayRecordComponent") // is never compared
    private record End(byte[] bytes, int begin) {

        int length() {
            return bytes.length - begin;
        }
    }

    ExchangeValve(List<ExchangeListener> listeners) {
        super(true);
        this.listeners = listeners;
    }

    /** Sends the rest of a reply once the listeners were notified. Tomcat would send the end of a known length at once. */
    static void endWith(byte[] bytes, int begin, ServletRequest request) {
        request.setAttribute(END, new End(bytes, begin));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long begun = request.getCoyoteRequest().getStartTimeNanos();
        notifyAll(listener -> listener.received(request));
        try {
            getNext().invoke(request, response);
        } finally {
            End end = (End) request.getAttribute(END);
            Reply reply = new Reply(
                    response.getStatus(),
                    response.getContentWritten() + (end == null ? 0 : end.length()),
                    response.getHeader(HttpHeaders.CONTENT_RANGE),
                    response.getCoyoteResponse().isExceptionPresent() || ClientConnection.isClosedDeliberately(request),
                    System.nanoTime() - begun);
            notifyAll(listener -> listener.answered(request, reply));
            if (end != null && !reply.aborted()) {
                response.getOutputStream().write(end.bytes(), end.begin(), end.length());
            }
        }
    }

    /** A failing listener must not affect the reply. */
    private void notifyAll(Consumer<ExchangeListener> event) {
        for (ExchangeListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                FailureLog.failed(log, "a listener failed", e);
            }
        }
    }
}
