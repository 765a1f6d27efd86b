package io.github.swremulator.seed;

import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.world.SessionName;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Loads seed documents into a session, and writes a session's data as one. */
@Service
public class SeedDocuments {

    /** The names of built-in seeds. */
    public static final Set<String> WORDS = Set.of(SeedSettings.EXAMPLE, SeedSettings.NONE);

    private static final Logger log = LoggerFactory.getLogger(SeedDocuments.class);
    private static final String NAME = "body";

    private final CatalogStore store;
    private final SeedSettings settings;
    private volatile boolean isStopping;

    SeedDocuments(CatalogStore store, SeedSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Replaces all data of a session by a document.
     *
     * @param isClientGone called about once a second, by this thread
     * @throws InvalidDocumentException with the line and the column; nothing is changed then
     * @throws LoadCancelledException if the client has disconnected or the emulator stops; nothing is changed then
     */
    public CatalogStore.Size replace(
            SessionName session, byte[] document, DocumentFormat format, BooleanSupplier isClientGone) {
        return apply(content -> store.replace(session, content), NAME, document, format, isClientGone);
    }

    /**
     * Adds a document to the data of a session; a tag with the same name is replaced.
     *
     * @param isClientGone called about once a second, by this thread
     * @throws InvalidDocumentException with the line and the column; nothing is changed then
     * @throws LoadCancelledException if the client has disconnected or the emulator stops; nothing is changed then
     */
    public CatalogStore.Size merge(
            SessionName session, byte[] document, DocumentFormat format, BooleanSupplier isClientGone) {
        return apply(content -> store.merge(session, content), NAME, document, format, isClientGone);
    }

    /**
     * Writes a session's data, as of one moment, as a document for {@link #replace}. If that fails the document has no end,
     * so that it cannot be taken for a complete one.
     */
    public void write(SessionName session, OutputStream out, DocumentFormat format) {
        store.read(session, new SeedDocumentWriter(format.generator(out)));
    }

    /** The event precedes the stop of everything that a load needs, which would wait for the load. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        isStopping = true;
    }

    /**
     * Passes a document to a change of the catalog.
     *
     * @param name of the document in messages
     * @param isClientGone called about once a second, by this thread
     * @throws InvalidDocumentException with the line and the column
     * @throws LoadCancelledException if the client has disconnected or the emulator stops
     */
    public <T> T apply(
            Function<Consumer<CatalogVisitor>, T> change,
            String name,
            byte[] content,
            DocumentFormat format,
            BooleanSupplier isClientGone) {
        SeedDocument document = new SeedDocument(name, format, () -> new ByteArrayInputStream(content));
        return apply(change, List.of(document), isClientGone);
    }

    /**
     * Passes a built-in seed to a change of the catalog.
     *
     * @param word {@code example} or {@code none}
     */
    public <T> T apply(Function<Consumer<CatalogVisitor>, T> change, String word) {
        if (!WORDS.contains(word)) {
            throw new IllegalArgumentException("seed must be one of " + WORDS + ", found " + word);
        }
        return apply(change, SeedFiles.find(word), () -> false);
    }

    private <T> T apply(
            Function<Consumer<CatalogVisitor>, T> change, List<SeedSource> sources, BooleanSupplier isClientGone) {
        Cancellation cancellation = new Cancellation(() -> isStopping, isClientGone);
        try {
            return change.apply(catalog ->
                    new SeedReading(catalog, settings.limits(), cancellation, System::nanoTime).read(sources));
        } catch (LoadCancelledException e) {
            log.info("{}", e.getMessage());
            throw e;
        }
    }
}
