package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes lists of tags that are longer than any page. Each takes a connection of the database for as long as its client reads:
 * so few are written at once that others are left.
 */
@Component
class TagStreams {

    private static final Logger log = LoggerFactory.getLogger(TagStreams.class);

    private final TagCatalog catalog;
    private final ApiSettings settings;
    private final ObjectWriter writer;
    private final Semaphore places;

    TagStreams(TagCatalog catalog, ApiSettings settings, JsonMapper json) {
        this.catalog = catalog;
        this.settings = settings;
        this.places = new Semaphore(settings.maxLongLists(), true);
        this.writer = json.writerFor(TagResponse.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /** @throws IOException when the client is gone, or the list broke off and the client must see that */
    void write(SessionName session, TagQuery query, String registryHost, HttpServletResponse response)
            throws IOException {
        TagStream stream = new TagStream(response, writer, tag -> TagResponse.from(tag, settings, registryHost));
        places.acquireUninterruptibly();
        try {
            catalog.stream(session, query, stream::begin, stream::write);
            stream.end();
        } catch (UncheckedIOException | JacksonIOException e) {
            throw new IOException("the client is gone", e);
        } catch (RuntimeException e) {
            discardPartialResponse(response, e);
            throw e;
        } finally {
            places.release();
        }
    }

    /** What was written is not to stand before the error. Where it was sent already, the client must see that it broke off. */
    private static void discardPartialResponse(HttpServletResponse response, RuntimeException e) throws IOException {
        if (response.isCommitted()) {
            log.error("a list of tags broke off", e);
            throw new IOException("the list broke off", e);
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CONTENT_RANGE, null);
    }
}
