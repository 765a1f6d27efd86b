package io.github.swremulator.control.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Selects entries of the journal.
 *
 * @param status a status such as {@code 404}, or a class of them such as {@code 4xx}
 * @param since a time in RFC 3339, or the id of an entry
 * @param limit the largest number of entries; the newest are shown
 */
record JournalFilter(
        @Nullable String operation,
        @Nullable String status,
        @Nullable String since,
        int limit) {

    private static final Pattern NAME = Pattern.compile(".+");
    private static final Pattern STATUS = Pattern.compile("[1-9](?:[0-9]{2}|xx)");
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f]{32}");

    /**
     * Reads the parameters as sent; null where one is missing.
     *
     * @throws IllegalArgumentException when one is invalid; the message says what it must be
     */
    static JournalFilter parse(
            @Nullable String operation, @Nullable String status, @Nullable String since, @Nullable String limit) {
        require(NAME, operation, "operation must be a name such as ListRepositoryTags");
        require(STATUS, status, "status must be three digits such as 404, or a class such as 4xx");
        require(LIMIT, limit, "limit must be a whole number from 1 to 999999999");
        return new JournalFilter(operation, status, since, limit == null ? Integer.MAX_VALUE : Integer.parseInt(limit));
    }

    private static void require(Pattern form, @Nullable String value, String message) {
        if (value != null && !form.matcher(value).matches()) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Returns the entries that match, in their order.
     *
     * @throws IllegalArgumentException when {@code since} is neither a time nor the id of one of them
     */
    List<JournalEntry> matching(List<JournalEntry> entries) {
        return since(entries).stream().filter(this::matches).toList();
    }

    /** Returns the newest of the entries that match. */
    List<JournalEntry> newest(List<JournalEntry> matching) {
        return matching.subList(Math.max(0, matching.size() - limit), matching.size());
    }

    private List<JournalEntry> since(List<JournalEntry> entries) {
        if (since == null) {
            return entries;
        }
        return REQUEST_ID.matcher(since).matches() ? after(since, entries) : notBefore(time(since), entries);
    }

    private static List<JournalEntry> after(String id, List<JournalEntry> entries) {
        int index = IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("since must be the id of an entry that the journal still holds"));
        return entries.subList(index + 1, entries.size());
    }

    private static List<JournalEntry> notBefore(Instant time, List<JournalEntry> entries) {
        return entries.stream().filter(entry -> !entry.time().isBefore(time)).toList();
    }

    private static Instant time(String since) {
        try {
            // In a query that was not encoded, the plus of a time zone arrives as a blank.
            return OffsetDateTime.parse(since.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "since must be a time such as 2026-01-01T00:00:00Z, or the id of an entry, 32 hexadecimal digits");
        }
    }

    private boolean matches(JournalEntry entry) {
        return (operation == null || operation.equals(entry.operation()))
                && (status == null || hasStatus(entry.status(), status));
    }

    private static boolean hasStatus(int actual, String asked) {
        return asked.endsWith("xx")
                ? actual / 100 == asked.charAt(0) - '0'
                : String.valueOf(actual).equals(asked);
    }
}
