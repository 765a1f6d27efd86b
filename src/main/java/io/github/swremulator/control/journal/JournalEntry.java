package io.github.swremulator.control.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.control.call.Call;
import io.github.swremulator.gateway.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer; what is not known is left out:
 *
 * <pre>{@code
 * {"id":"0123456789abcdef0123456789abcdef","time":"2026-01-01T00:00:00Z","method":"GET",
 *  "path":"/v2/manage/namespaces/group/repos/web$frontend/tags","query":"limit=10&offset=0",
 *  "operation":"ListRepositoryTags","namespace":"group","repository":"web/frontend","credential":"AKEXAMPLE",
 *  "headers":{"Host":"localhost:8080","Authorization":"(redacted)"},"status":429,"error_code":"APIGW.0308",
 *  "body_bytes":133,"rule":"throttled","aborted":false,"duration_us":812}
 * }</pre>
 *
 * @param time when the request came in
 * @param rule the id of the fault rule that decided the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "time",
    "method",
    "path",
    "query",
    "operation",
    "namespace",
    "repository",
    "credential",
    "headers",
    "status",
    "error_code",
    "body_bytes",
    "content_range",
    "rule",
    "aborted",
    "duration_us"
})
record JournalEntry(
        @JsonIgnore Call call,
        @JsonProperty("time") Instant time,
        @JsonProperty("headers") Map<String, String> headers,
        @JsonIgnore Reply reply,
        @JsonProperty("error_code") @Nullable String errorCode,
        @JsonProperty("rule") @Nullable String rule) {

    /** The objects of an entry without the characters of its texts. */
    private static final long OBJECT_BYTES = 384;

    private static final long TEXT_BYTES = 56;

    @JsonProperty("id")
    String id() {
        return call.requestId();
    }

    @JsonProperty("method")
    String method() {
        return call.method();
    }

    @JsonProperty("path")
    String path() {
        return call.sentPath();
    }

    @JsonProperty("query")
    @Nullable
    String query() {
        return call.query();
    }

    @JsonProperty("operation")
    @Nullable
    String operation() {
        return call.operation();
    }

    @JsonProperty("namespace")
    @Nullable
    String namespace() {
        return call.namespace();
    }

    @JsonProperty("repository")
    @Nullable
    String repository() {
        return call.repository();
    }

    @JsonProperty("credential")
    @Nullable
    String credential() {
        return call.credential();
    }

    @JsonProperty("status")
    int status() {
        return reply.status();
    }

    @JsonProperty("body_bytes")
    long bodyBytes() {
        return reply.bodyBytes();
    }

    @JsonProperty("content_range")
    @Nullable
    String contentRange() {
        return reply.contentRange();
    }

    @JsonProperty("aborted")
    boolean aborted() {
        return reply.aborted();
    }

    @JsonProperty("duration_us")
    long durationMicros() {
        return TimeUnit.NANOSECONDS.toMicros(reply.nanos());
    }

    /** How much memory it takes, rather too much than too little. */
    long bytes() {
        long bytes = OBJECT_BYTES
                + text(call.requestId())
                + text(call.method())
                + text(call.path())
                + (call.sentPath().equals(call.path()) ? 0 : text(call.sentPath()))
                + text(call.query())
                + text(call.namespace())
                + text(call.repository())
                + text(call.credential())
                + text(reply.contentRange())
                + text(errorCode)
                + text(rule);
        for (String header : headers.values()) {
            bytes += text(header);
        }
        return bytes;
    }

    private static long text(@Nullable String text) {
        return text == null ? 0 : TEXT_BYTES + (long) Character.BYTES * text.length();
    }
}
