package io.github.swremulator.control.journal;

import io.github.swremulator.control.call.Calls;
import io.github.swremulator.control.fault.FaultDecisions;
import io.github.swremulator.gateway.ExchangeListener;
import io.github.swremulator.gateway.GatewayErrors;
import io.github.swremulator.gateway.Reply;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.manage.SwrErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the requests to the emulated API down. */
@Component
class JournalRecorder implements ExchangeListener {

    private static final String RECEIVED = JournalRecorder.class.getName();

    private final boolean isOn;
    private final Journals journals;
    private final Calls calls;
    private final Clock clock;

    JournalRecorder(JournalSwitch isEnabled, Journals journals, Calls calls, Clock clock) {
        this.isOn = isEnabled.isOn();
        this.journals = journals;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void received(HttpServletRequest request) {
        if (isOn && RequestArea.of(request).isEmulated()) {
            request.setAttribute(RECEIVED, clock.instant());
        }
    }

    @Override
    public void answered(HttpServletRequest request, Reply reply) {
        if (request.getAttribute(RECEIVED) instanceof Instant time) {
            journals.current()
                    .add(new JournalEntry(
                            calls.of(request),
                            time,
                            KeptHeaders.of(request),
                            reply,
                            errorCode(request),
                            rule(request)));
        }
    }

    private static @Nullable String errorCode(HttpServletRequest request) {
        String ofTheService = SwrErrors.codeOf(request);
        return ofTheService != null ? ofTheService : GatewayErrors.codeOf(request);
    }

    /** The last one that acted: before it there are only delays. */
    private static @Nullable String rule(HttpServletRequest request) {
        List<String> rules = FaultDecisions.of(request);
        return rules.isEmpty() ? null : rules.get(rules.size() - 1);
    }
}
