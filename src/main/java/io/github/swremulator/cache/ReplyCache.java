package io.github.swremulator.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.registry.CatalogVersion;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpEntity;
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
    private record Kept(String version, RenderedReply reply) {

        int weight() {
            return AROUND_A_BODY + reply.json().length;
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
     * @param answer reads the catalog; what it throws is passed on and not kept, nor is that there is none
     */
    public Optional<RenderedReply> reply(
            Object question, Supplier<? extends Optional<? extends HttpEntity<?>>> answer) {
        // Before the answer is read, which is then of this version or of a newer one.
        String version = catalog.current();
        Kept kept = replies.getIfPresent(question);
        if (kept != null && kept.version.equals(version)) {
            return Optional.of(kept.reply);
        }
        Optional<RenderedReply> read = answer.get().map(this::render);
        read.ifPresent(reply -> replies.put(question, new Kept(version, reply)));
        return read;
    }

    private RenderedReply render(HttpEntity<?> reply) {
        return new RenderedReply(reply.getHeaders(), json.writeValueAsBytes(reply.getBody()));
    }
}
