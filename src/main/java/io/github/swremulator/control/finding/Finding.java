package io.github.swremulator.control.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.control.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A misuse, and the requests that show it:
 *
 * <pre>{@code
 * {"rule":"limit-without-offset","message":"limit without offset has no effect: send both",
 *  "operation":"ListRepositoryTags","count":2,"first_time":"2026-01-01T00:00:00Z","last_time":"2026-01-01T00:00:01Z",
 *  "request_ids":["0123456789abcdef0123456789abcdef","…"],"example":"/v2/manage/…/tags?limit=10",
 *  "source":"https://support.huaweicloud.com/…"}
 * }</pre>
 *
 * @param count number of requests that show it
 * @param requestIds ids of the first ten of them
 * @param example path and query of the first of them
 * @param source where the vendor documents the rule
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Finding(
        String rule,
        String message,
        @Nullable String operation,
        int count,
        Instant firstTime,
        Instant lastTime,
        List<String> requestIds,
        String example,
        String source) {

    private static final int MAX_REQUEST_IDS = 10;
    private static final int MAX_EXAMPLE_LENGTH = 512;

    static Finding of(Misuse misuse, List<JournalEntry> requests) {
        JournalEntry first = requests.get(0);
        return new Finding(
                misuse.rule().wireName(),
                misuse.message(),
                first.operation(),
                requests.size(),
                first.time(),
                requests.get(requests.size() - 1).time(),
                requests.stream().limit(MAX_REQUEST_IDS).map(JournalEntry::id).toList(),
                Misuse.excerpt(first.target(), MAX_EXAMPLE_LENGTH),
                misuse.source());
    }
}
