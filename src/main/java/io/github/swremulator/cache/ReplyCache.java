package io.github.swremulator.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.registry.CatalogVersion;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps replies rendered, as many bytes of them as fit. The database is asked at each call whether anything changed since:
 * a reply is never older than the call.
 */
@Component
public class ReplyCache {

    /** What there is of a reply around its body, about, in bytes. */
    private static final int AROUND_A_BODY = 1024;

    private final CatalogVersion catalog;
    private final JsonMapper json;
    private final Cache<Object, Kept> replies;

    /** A reply, and the version of the catalog that it is of, unless it is of a newer one. */
    private record Kept(String version, ResponseEntity<byte[]> reply) {

        int weight() {
            byte[] body = reply.getBody();
            return body == null ? AROUND_A_BODY : AROUND_A_BODY + body.length;
        }
    }

    ReplyCache(CatalogVersion catalog, CacheSettings settings, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
        this.replies = Caffeine.newBuilder()
                .maximumWeight(settings.maxBytes().toBytes())
                .weigher((Object question, Kept kept) -> kept.weight())
                .build();
    }

    /**
     * The reply to a question, kept or new.
     *
     * @param question a value that has all on which the reply depends, but for the catalog
     * @param answer reads the catalog; what it throws is passed on and not kept, nor is null
     */
    public @Nullable ResponseEntity<byte[]> reply(
            Object question, Supplier<? extends @Nullable ResponseEntity<?>> answer) {
        // Before the answer is read, which is then of this version or of a newer one.
        String version = catalog.current();
        Kept kept = replies.getIfPresent(question);
        if (kept != null && kept.version.equals(version)) {
            return kept.reply;
        }
        ResponseEntity<?> read = answer.get();
        return read == null ? null : keep(question, new Kept(version, render(read)));
    }

    private ResponseEntity<byte[]> keep(Object question, Kept kept) {
        replies.put(question, kept);
        return kept.reply;
    }

    private ResponseEntity<byte[]> render(ResponseEntity<?> reply) {
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(reply.getBody()));
    }
}
