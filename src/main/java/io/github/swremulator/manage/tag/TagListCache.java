package io.github.swremulator.manage.tag;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.gateway.KeptReplies;
import io.github.swremulator.manage.RegistryHosts;
import io.github.swremulator.manage.SessionAttribute;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.Resolution;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.settings.SettingValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.unit.DataSize;

/**
 * Keeps what lists of tags are made of, up to a number of bytes: whole replies by their requests, and the parts of other pages.
 * What is kept is used only as long as the image repository is the same, so that no reply is older than its call.
 */
@Component
class TagListCache implements KeptReplies {

    private static final Logger log = LoggerFactory.getLogger(TagListCache.class);

    private static final String RESOLVED = TagListCache.class.getName();

    private final TagCatalog catalog;
    private final RegistryHosts hosts;
    private final boolean isEnabled;
    private final Cache<Key<?>, Value> values;

    /**
     * The settings of the cache.
     *
     * @param maxBytes of all values together; 0 keeps none
     */
    @ConfigurationProperties("swr.cache")
    record CacheSettings(@DefaultValue("16MB") DataSize maxBytes) {

        CacheSettings {
            SettingValue.require(!maxBytes.isNegative(), "swr.cache.max-bytes", maxBytes, "must not be negative");
        }
    }

    /** Something to keep. */
    interface Value {

        /** About the size of a key, and of the cache's own entry. */
        int OVERHEAD = 256;

        /** The size without that. */
        int bytes();
    }

    /** A key, which belongs to values of one type. */
    interface Key<V extends Value> {

        /** The size of what the client chose. */
        default int bytes() {
            return 0;
        }
    }

    /** All of a request that its reply depends on, as it was sent. */
    private record Request(
            SessionName session,
            String host,
            String path,
            @Nullable String query) implements Key<Sent> {

        @Override
        public int bytes() {
            return host.length() + path.length() + (query == null ? 0 : query.length());
        }
    }

    /** A reply that was sent, and the image repository that it shows. */
    private static final class Sent implements Value {

        /** Null until the request is repeated. */
        private final @Nullable JsonReply reply;

        private volatile Resolution shows;

        Sent(@Nullable JsonReply reply, Resolution shows) {
            this.reply = reply;
            this.shows = shows;
        }

        @Override
        public int bytes() {
            return reply == null ? 0 : reply.length();
        }

        boolean isOf(Resolution now) {
            return now.repository().equals(shows.repository());
        }
    }

    TagListCache(CacheSettings settings, TagCatalog catalog, RegistryHosts hosts) {
        this.catalog = catalog;
        this.hosts = hosts;
        this.isEnabled = settings.maxBytes().toBytes() > 0;
        this.values = Caffeine.newBuilder()
                .maximumWeight(settings.maxBytes().toBytes())
                .weigher((Key<?> key, Value value) -> Value.OVERHEAD + key.bytes() + value.bytes())
                .build();
    }

    boolean isEnabled() {
        return isEnabled;
    }

    @SuppressWarnings("unchecked") // put with a key of this type
    <V extends Value> @Nullable V get(Key<V> key) {
        return (V) values.getIfPresent(key);
    }

    <V extends Value> void put(Key<V> key, V value) {
        if (isEnabled) {
            values.put(key, value);
        }
    }

    @Override
    public @Nullable JsonReply find(HttpServletRequest request) {
        Sent sent = get(key(request));
        if (sent == null || sent.reply == null) {
            return null;
        }
        try {
            Resolution now = catalog.resolveAgain(sent.shows).orElse(null);
            if (now == null || !sent.isOf(now)) {
                request.setAttribute(RESOLVED, now);
                return null;
            }
            sent.shows = now;
            return sent.reply;
        } catch (DataAccessException | TransactionException e) {
            log.debug("The image repository could not be resolved; the controller reports the error if it persists", e);
            return null;
        }
    }

    /** Reads as {@link TagCatalog#read} does, without a statement to resolve an image repository that {@link #find} resolved. */
    <T> T read(
            HttpServletRequest request,
            OrganizationName organization,
            RepositoryName repository,
            Function<Resolution, Optional<T>> read) {
        if (request.getAttribute(RESOLVED) instanceof Resolution resolved) {
            Optional<T> result = read.apply(resolved);
            if (result.isPresent()) {
                return result.get();
            }
        }
        return catalog.read(SessionAttribute.of(request), organization, repository, read);
    }

    private Request key(HttpServletRequest request) {
        return new Request(
                SessionAttribute.of(request), hosts.of(request), request.getRequestURI(), request.getQueryString());
    }

    /**
     * Sends a reply, and keeps it. Parts of it are kept anyway, so they are joined when the request is repeated: most are repeated
     * more than once, or never.
     */
    void send(JsonReply reply, Resolution shows, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Request key = key(request);
        Sent before = get(key);
        boolean isRepeated = before != null && before.isOf(shows);
        boolean isWhole = reply.parts().size() == 1;
        put(key, new Sent(isWhole ? reply : isRepeated ? reply.joined() : null, shows));
        reply.writeTo(request, response);
    }
}
