package io.github.swremulator.control.journal;

import io.github.swremulator.control.call.Calls;
import io.github.swremulator.control.call.ServiceClock;
import io.github.swremulator.gateway.ExchangeListener;
import io.github.swremulator.gateway.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Writes the requests to the emulated API down. */
@Component
@ConditionalOnBooleanProperty(
        name = {"swr.journal.enabled", "swr.control.enabled"},
        matchIfMissing = true)
class JournalRecorder implements ExchangeListener {

    private static final String RECEIVED = JournalRecorder.class.getName();
    private static final String ERROR_CODE = "io.github.swremulator.error-code";
    private static final String FAULT_RULE = "io.github.swremulator.fault-rule";

    private final Journal journal;
    private final Calls calls;
    private final ServiceClock clock;

    JournalRecorder(Journal journal, Calls calls, ServiceClock clock) {
        this.journal = journal;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void received(HttpServletRequest request) {
        if (Calls.isToTheApi(request)) {
            request.setAttribute(RECEIVED, clock.instant());
        }
    }

    @Override
    public void answered(HttpServletRequest request, Reply reply) {
        if (request.getAttribute(RECEIVED) instanceof Instant time) {
            journal.add(new JournalEntry(
                    calls.of(request),
                    time,
                    KeptHeaders.of(request),
                    reply,
                    text(request, ERROR_CODE),
                    text(request, FAULT_RULE)));
        }
    }

    private static @Nullable String text(HttpServletRequest request, String attribute) {
        return request.getAttribute(attribute) instanceof String text ? text : null;
    }
}
