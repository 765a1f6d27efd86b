package io.github.swremulator.control.journal;

import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.control.session.SessionMemories;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The journals of the sessions, each within the limits of the settings. */
@Component
class Journals {

    private final PerSession<Journal> journals;

    Journals(JournalSettings settings, SessionMemories memories) {
        this.journals = new PerSession<>(memories, () -> new Journal(settings));
    }

    /** That of the session which the thread's call belongs to. */
    Journal current() {
        return journals.get();
    }

    @EventListener
    void goBack(EmulatorReset reset) {
        if (reset.isOf(Part.REQUESTS)) {
            current().clear();
        }
    }
}
