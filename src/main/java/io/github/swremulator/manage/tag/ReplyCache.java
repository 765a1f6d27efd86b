package io.github.swremulator.manage.tag;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.registry.ResolvedRepository;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Keeps rendered replies. Their keys contain the revision of the tags, so that a reply is never older than its call. */
@Component
class ReplyCache {

    /** About the size of a reply without its body, in bytes. */
    private static final int OVERHEAD = 1024;

    private final JsonMapper json;
    private final Cache<Key, Reply> replies;

    /**
     * The settings of the cache.
     *
     * @param maxBytes of all replies together; 0 keeps none
     */
    @ConfigurationProperties("swr.cache")
    record CacheSettings(@DefaultValue("16MB") DataSize maxBytes) {}

    private record Key(ResolvedRepository repository, Object question) {}

    /** A reply of status 200. */
    @SuppressWarnings("ArrayRecordComponent") // is never compared
    record Reply(HttpHeaders headers, byte[] json) {

        /** Sends chunks, so that the end follows after the listeners were notified, and a disconnected client is noticed. */
        void writeTo(HttpServletResponse response) throws IOException {
            headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(json);
            response.flushBuffer();
        }
    }

    ReplyCache(CacheSettings settings, JsonMapper json) {
        this.json = json;
        this.replies = Caffeine.newBuilder()
                .maximumWeight(settings.maxBytes().toBytes())
                .weigher((Key key, Reply reply) -> OVERHEAD + reply.json().length)
                .build();
    }

    /**
     * The reply to a question about an image repository, from the cache or new.
     *
     * @param question a value with all on which the reply depends except the image repository
     * @param answer returns nothing if the image repository has changed since it was resolved
     */
    Optional<Reply> reply(
            ResolvedRepository repository,
            Object question,
            Supplier<? extends Optional<? extends HttpEntity<?>>> answer) {
        Key key = new Key(repository, question);
        Reply cached = replies.getIfPresent(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Reply> reply =
                answer.get().map(entity -> new Reply(entity.getHeaders(), json.writeValueAsBytes(entity.getBody())));
        reply.ifPresent(rendered -> replies.put(key, rendered));
        return reply;
    }
}
