package io.github.swremulator.control.journal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows the journal, and clears it. */
@RestController
@RequestMapping("/_emulator/requests")
class JournalController {

    private final Journal journal;
    private final JournalSettings settings;

    JournalController(Journal journal, JournalSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    @GetMapping
    JournalResponse list(HttpServletRequest request) {
        requireEnabled();
        try {
            return JournalResponse.of(journal.content(), JournalFilter.parse(request.getParameterMap()));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        requireEnabled();
        journal.clear();
    }

    /** An empty journal would say that nobody had called. */
    private void requireEnabled() {
        if (!settings.enabled()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "the journal is switched off: swr.journal.enabled");
        }
    }
}
