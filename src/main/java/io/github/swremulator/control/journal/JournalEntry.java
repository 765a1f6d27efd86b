package io.github.swremulator.control.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A request and its answer; unknown fields are left out:
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
 * @param path as sent, encoded
 * @param routedPath the path that the gateway reads, encoded
 * @param client the credential, or the address of a client without one
 * @param contentRange the reply's header {@code Content-Range}
 * @param rule id of the fault rule that decided the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record JournalEntry(
        String id,
        Instant time,
        String method,
        String path,
        @JsonIgnore String routedPath,
        @Nullable String query,
        @Nullable String operation,
        @Nullable String namespace,
        @Nullable String repository,
        @Nullable String credential,
        @JsonIgnore String client,
        Map<String, String> headers,
        int status,
        @Nullable String errorCode,
        long bodyBytes,
        @Nullable String contentRange,
        @Nullable String rule,
        boolean aborted,
        long durationUs) {

    /** The objects of an entry without the characters of its strings. */
    private static final long OBJECT_BYTES = 384;

    private static final long STRING_BYTES = 56;

    /** Path and query as sent. */
    public String target() {
        return query == null ? path : path + "?" + query;
    }

    /** An upper estimate of the memory that the entry takes. */
    long bytes() {
        long bytes = OBJECT_BYTES
                + bytes(id)
                + bytes(method)
                + bytes(path)
                + (routedPath.equals(path) ? 0 : bytes(routedPath))
                + bytes(query)
                + bytes(namespace)
                + bytes(repository)
                + bytes(credential)
                + (client.equals(credential) ? 0 : bytes(client))
                + bytes(contentRange)
                + bytes(errorCode)
                + bytes(rule);
        for (String header : headers.values()) {
            bytes += bytes(header);
        }
        return bytes;
    }

    private static long bytes(@Nullable String string) {
        return string == null ? 0 : STRING_BYTES + (long) Character.BYTES * string.length();
    }
}
