package io.github.swremulator.manage.tag;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.gateway.FailureLog;
import io.github.swremulator.gateway.GatewayErrorCode;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListReply;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes lists of tags of any length while they are read. Each takes a connection of the database for as long as its client
 * reads, so the number of simultaneous lists is limited.
 */
@Component
class TagStreams {

    private static final Logger log = LoggerFactory.getLogger(TagStreams.class);

    /** Half of Tomcat's default number of threads: each that waits has one, for as long as the clients before it read. */
    private static final int MAX_WAITING = 100;

    private final TagCatalog catalog;
    private final ApiSettings settings;
    private final AccountSettings own;
    private final ObjectWriter writer;
    private final Semaphore places;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    TagStreams(TagCatalog catalog, ApiSettings settings, AccountSettings own, JsonMapper json) {
        this.catalog = catalog;
        this.settings = settings;
        this.own = own;
        this.places = new Semaphore(settings.maxLongLists(), true);
        this.writer = json.writerFor(ListedTagResponse.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /** @throws IOException if the client has disconnected, or must notice that the list is incomplete */
    void write(
            SessionName session,
            TagQuery query,
            String registryHost,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!waiting.tryAcquire()) {
            GatewayErrorCode.THROTTLED.write(request, response);
            return;
        }
        places.acquireUninterruptibly();
        waiting.release();
        try {
            SequenceWriter array = writer.writeValuesAsArray(response.getOutputStream());
            catalog.stream(
                    session,
                    query,
                    total -> {
                        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                        response.setHeader(HttpHeaders.CONTENT_RANGE, ListReply.contentRange(0, total, total));
                    },
                    tags -> tags.forEach(tag -> array.write(ListedTagResponse.from(tag, settings, own, registryHost))));
            // Only on success, since clients notice that an array has no end.
            array.close();
        } catch (JacksonException e) {
            throw new IOException("the client has disconnected", e);
        } catch (RuntimeException e) {
            discardPartialResponse(response, e);
            throw e;
        } finally {
            places.release();
        }
    }

    /** Discards what was not sent, to answer the error. If part of the list was sent already, the client must notice that the rest is missing. */
    private static void discardPartialResponse(HttpServletResponse response, RuntimeException e) throws IOException {
        if (response.isCommitted()) {
            FailureLog.failed(log, "A list of tags failed after part of it was sent", e);
            throw new IOException("the list is incomplete", e);
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CONTENT_RANGE, null);
    }
}
