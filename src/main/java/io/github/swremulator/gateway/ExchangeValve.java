package io.github.swremulator.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before everything else in Tomcat, and tells what goes in and out. */
class ExchangeValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(ExchangeValve.class);

    private final List<ExchangeListener> listeners;

    ExchangeValve(List<ExchangeListener> listeners) {
        super(true);
        this.listeners = listeners;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long begun = request.getCoyoteRequest().getStartTimeNanos();
        tell(listener -> listener.received(request));
        try {
            getNext().invoke(request, response);
        } finally {
            Reply reply = Reply.of(response, begun);
            tell(listener -> listener.answered(request, reply));
        }
    }

    /** Who listens must not disturb who calls. */
    private void tell(Consumer<ExchangeListener> message) {
        for (ExchangeListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                log.error("a request went by unnoticed", e);
            }
        }
    }
}
