package io.github.swremulator.control.journal;

import io.github.swremulator.control.RefusedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
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

    private static final Pattern NAME = Pattern.compile(".+");
    private static final Pattern STATUS = Pattern.compile("[1-9](?:[0-9]{2}|xx)");
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f]{32}");

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

    /**
     * Lists entries, the oldest first.
     *
     * @param status a status such as {@code 404}, or a class of them such as {@code 4xx}
     * @param since a time in RFC 3339, or the id of an entry
     * @param limit the largest number of entries; the newest are shown
     */
    @GetMapping
    JournalResponse list(
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String limit) {
        Journal.Content content = journal.content();
        require(NAME, operation, "operation must be a name such as ListRepositoryTags");
        require(STATUS, status, "status must be three digits such as 404, or a class such as 4xx");
        require(LIMIT, limit, "limit must be a whole number from 1 to 999999999");
        List<JournalEntry> matching = since(since, content.entries()).stream()
                .filter(entry -> operation == null || operation.equals(entry.operation()))
                .filter(entry -> status == null || hasStatus(entry.status(), status))
                .toList();
        int skipped = limit == null ? 0 : Math.max(0, matching.size() - Integer.parseInt(limit));
        return new JournalResponse(matching.subList(skipped, matching.size()), matching.size(), content.dropped());
    }

    private static void require(Pattern form, @Nullable String value, String message) {
        if (value != null && !form.matcher(value).matches()) {
            throw new RefusedException(message);
        }
    }

    private static boolean hasStatus(int actual, String status) {
        return status.equals(String.valueOf(actual)) || status.equals(actual / 100 + "xx");
    }

    private static List<JournalEntry> since(@Nullable String since, List<JournalEntry> entries) {
        if (since == null) {
            return entries;
        }
        if (REQUEST_ID.matcher(since).matches()) {
            return after(since, entries);
        }
        Instant time = time(since);
        return entries.stream().filter(entry -> !entry.time().isBefore(time)).toList();
    }

    private static List<JournalEntry> after(String id, List<JournalEntry> entries) {
        int index = entries.stream().map(JournalEntry::id).toList().indexOf(id);
        if (index < 0) {
            throw new RefusedException("since must be the id of an entry that the journal still holds");
        }
        return entries.subList(index + 1, entries.size());
    }

    private static Instant time(String since) {
        try {
            // In a query that was not encoded, the plus of a time zone arrives as a blank.
            return OffsetDateTime.parse(since.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw new RefusedException(
                    "since must be a time such as 2026-01-01T00:00:00Z, or the id of an entry, 32 hexadecimal digits");
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        journal.clear();
    }
}
