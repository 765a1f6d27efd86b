package io.github.swremulator.control.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param count how many requests show it
 * @param requestIds of the first of them
 * @param example path and query of the first of them
 * @param source where it is written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(
        @JsonProperty("rule") String rule,
        @JsonProperty("message") String message,
        @JsonProperty("operation") @Nullable String operation,
        @JsonProperty("count") long count,
        @JsonProperty("first_time") Instant firstTime,
        @JsonProperty("last_time") Instant lastTime,
        @JsonProperty("request_ids") List<String> requestIds,
        @JsonProperty("example") String example,
        @JsonProperty("source") String source) {

    static Finding of(Sighting sighting, Evidence evidence) {
        return new Finding(
                sighting.misuse().rule(),
                sighting.message(),
                evidence.operation(),
                evidence.count(),
                evidence.firstTime(),
                evidence.lastTime(),
                evidence.requestIds(),
                evidence.example(),
                sighting.source());
    }
}
