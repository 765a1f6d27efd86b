package io.github.swremulator.control.finding;

import io.github.swremulator.control.call.Call;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests that show a misuse.
 *
 * @param count how many there are
 * @param requestIds of the first of them
 * @param example path and query of the first of them
 */
record Evidence(
        @Nullable String operation,
        long count,
        Instant firstTime,
        Instant lastTime,
        List<String> requestIds,
        String example) {

    private static final int MAX_REQUEST_IDS = 10;
    private static final int MAX_EXAMPLE_LENGTH = 512;

    static Evidence of(Call call, Instant time) {
        return new Evidence(call.operation(), 1, time, time, List.of(call.requestId()), example(call));
    }

    private static String example(Call call) {
        String target = call.query() == null ? call.sentPath() : call.sentPath() + "?" + call.query();
        return Excerpt.of(target, MAX_EXAMPLE_LENGTH);
    }

    Evidence and(Evidence later) {
        return new Evidence(operation, count + later.count, firstTime, later.lastTime, ids(later), example);
    }

    private List<String> ids(Evidence later) {
        return requestIds.size() == MAX_REQUEST_IDS
                ? requestIds
                : Stream.concat(requestIds.stream(), later.requestIds.stream())
                        .limit(MAX_REQUEST_IDS)
                        .toList();
    }
}
