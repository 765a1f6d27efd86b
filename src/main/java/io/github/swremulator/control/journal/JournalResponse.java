package io.github.swremulator.control.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Entries of the journal, the oldest first: {@code {"requests":[…],"total":2,"dropped":0}}.
 *
 * @param total how many match, of which {@code requests} are the newest
 * @param dropped how many were forgotten since the journal began or was cleared
 */
record JournalResponse(
        @JsonProperty("requests") List<JournalEntry> requests,
        @JsonProperty("total") int total,
        @JsonProperty("dropped") long dropped) {

    static JournalResponse of(Journal.Content content, JournalFilter filter) {
        List<JournalEntry> matching = filter.matching(content.entries());
        return new JournalResponse(filter.newest(matching), matching.size(), content.dropped());
    }
}
