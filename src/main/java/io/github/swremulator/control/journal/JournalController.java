package io.github.swremulator.control.journal;

import io.github.swremulator.control.json.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the journal, and clears it. */
@RestController
@RequestMapping("/_emulator/requests")
class JournalController {

    private final Journals journals;
    private final JournalSwitch isEnabled;

    JournalController(Journals journals, JournalSwitch isEnabled) {
        this.journals = journals;
        this.isEnabled = isEnabled;
    }

    @GetMapping
    JournalResponse list(
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String limit) {
        requireEnabled();
        try {
            return JournalResponse.of(
                    journals.current().content(), JournalFilter.parse(operation, status, since, limit));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        requireEnabled();
        journals.current().clear();
    }

    /** An empty journal would say that nobody had called. */
    private void requireEnabled() {
        if (!isEnabled.isOn()) {
            throw new RefusedException(HttpStatus.NOT_FOUND, "the journal is switched off: swr.journal.enabled");
        }
    }
}
