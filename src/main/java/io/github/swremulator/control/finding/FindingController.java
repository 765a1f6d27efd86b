package io.github.swremulator.control.finding;

import io.github.swremulator.control.journal.Journal;
import io.github.swremulator.control.session.PerSession;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the findings in the session's journal, and clears them. */
@RestController
@RequestMapping("/_emulator/findings")
class FindingController {

    private final Journal journal;

    /** The number of the last entry when the findings were cleared. */
    private final PerSession<AtomicLong> cleared;

    FindingController(Journal journal, PerSession.Memories memories) {
        this.journal = journal;
        this.cleared = new PerSession<>(memories, AtomicLong::new);
    }

    @GetMapping
    Findings list() {
        return Findings.in(journal.content().after(cleared.get().get()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        cleared.get().set(journal.content().end());
    }
}
