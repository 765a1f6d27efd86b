package io.github.swremulator.control.journal;

import io.github.swremulator.control.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the session's journal, and clears it. */
@RestController
@RequestMapping("/_emulator/requests")
class JournalController {

    private final Journal journal;

    /**
     * Entries of the journal, the oldest first: {@code {"requests":[…],"total":2,"dropped":0}}.
     *
     * @param total number of entries that match, of which {@code requests} are the newest
     * @param dropped number of entries that were forgotten since the journal began or was cleared
     */
    record JournalResponse(List<JournalEntry> requests, int total, long dropped) {}

    JournalController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping
    JournalResponse list(
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String limit) {
        Journal.Content content = journal.content();
        try {
            JournalFilter filter = JournalFilter.parse(operation, status, since, limit);
            List<JournalEntry> matching = filter.matching(content.entries());
            return new JournalResponse(filter.newest(matching), matching.size(), content.dropped());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        journal.clear();
    }
}
