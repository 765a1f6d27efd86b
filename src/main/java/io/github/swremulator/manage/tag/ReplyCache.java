package io.github.swremulator.manage.tag;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.world.SessionName;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.HttpEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps replies rendered, as many bytes of them as fit. The image repository is resolved at each call: a reply is never older
 * than the call.
 */
@Component
public class ReplyCache {

    /** What there is of a reply around its body, about, in bytes. */
    private static final int AROUND_A_BODY = 1024;

    private final TagCatalog catalog;
    private final JsonMapper json;
    private final Cache<Key, RenderedReply> replies;

    /** All that a reply depends on. */
    private record Key(ResolvedRepository repository, Object question) {}

    ReplyCache(TagCatalog catalog, CacheSettings settings, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
        this.replies = Caffeine.newBuilder()
                .maximumWeight(settings.maxBytes().toBytes())
                .weigher((Key key, RenderedReply reply) -> AROUND_A_BODY + reply.json().length)
                .build();
    }

    /**
     * The reply to a question about an image repository, kept or new.
     *
     * @param question a value that has all on which the reply depends, but for the image repository
     * @param answer reads the image repository, or returns nothing where it has changed since; what it throws is passed on
     */
    public RenderedReply reply(
            SessionName session,
            OrganizationName organization,
            RepositoryName name,
            Object question,
            Function<ResolvedRepository, ? extends Optional<? extends HttpEntity<?>>> answer) {
        return catalog.read(session, organization, name, found -> reply(new Key(found, question), answer));
    }

    /**
     * As {@link #reply(SessionName, OrganizationName, RepositoryName, Object, Function)}.
     *
     * @param isKept whether there is a reply that may be kept, or else nothing
     */
    @SuppressWarnings("OptionalMapToOptional") // the outer one says whether the content was still the same
    public Optional<RenderedReply> reply(
            SessionName session,
            OrganizationName organization,
            RepositoryName name,
            Object question,
            Predicate<ResolvedRepository> isKept,
            Function<ResolvedRepository, ? extends Optional<? extends HttpEntity<?>>> answer) {
        return catalog.read(
                session,
                organization,
                name,
                found -> isKept.test(found)
                        ? reply(new Key(found, question), answer).map(Optional::of)
                        : Optional.of(Optional.empty()));
    }

    private Optional<RenderedReply> reply(
            Key key, Function<ResolvedRepository, ? extends Optional<? extends HttpEntity<?>>> answer) {
        RenderedReply kept = replies.getIfPresent(key);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<RenderedReply> read = answer.apply(key.repository()).map(this::render);
        read.ifPresent(reply -> replies.put(key, reply));
        return read;
    }

    private RenderedReply render(HttpEntity<?> reply) {
        return new RenderedReply(reply.getHeaders(), json.writeValueAsBytes(reply.getBody()));
    }
}
