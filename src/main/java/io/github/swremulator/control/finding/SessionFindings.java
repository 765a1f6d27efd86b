package io.github.swremulator.control.finding;

import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.control.session.SessionMemories;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The findings of the sessions. */
@Component
class SessionFindings {

    private final PerSession<Findings> findings;

    SessionFindings(SessionMemories memories) {
        this.findings = new PerSession<>(memories, Findings::new);
    }

    /** Those of the session which the thread's call belongs to. */
    Findings current() {
        return findings.get();
    }

    @EventListener
    void goBack(EmulatorReset reset) {
        if (reset.isOf(Part.REQUESTS)) {
            current().clear();
        }
    }
}
