package io.github.swremulator.seed;

import io.github.swremulator.registry.CatalogSize;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.ConflictingTagException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Takes and gives the data that are shown as a seed document. */
@Service
public class SeedDocuments {

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
     * Shows a document in place of all that is shown.
     *
     * @param isClientGone asked about once a second, by this thread
     * @throws BrokenSeedException with the line and the column where it is broken; nothing is changed then
     * @throws LoadCancelledException when the client is gone, or the emulator stops; nothing is changed then
     */
    public CatalogSize replace(byte[] document, SeedFormat format, BooleanSupplier isClientGone) {
        return apply(store::replace, document, format, isClientGone);
    }

    /**
     * Adds a document to what is shown; a tag that it names again is replaced.
     *
     * @param isClientGone asked about once a second, by this thread
     * @throws BrokenSeedException with the line and the column where it is broken; nothing is changed then
     * @throws LoadCancelledException when the client is gone, or the emulator stops; nothing is changed then
     */
    public CatalogSize merge(byte[] document, SeedFormat format, BooleanSupplier isClientGone) {
        return apply(store::merge, document, format, isClientGone);
    }

    /**
     * Writes all that is shown, as of one moment, as a document that {@link #replace} shows again. Where that fails the
     * document has no end, so that nobody takes it for a whole one.
     */
    public void write(OutputStream out, SeedFormat format) {
        SeedDocumentWriter writer = new SeedDocumentWriter(format.generator(out));
        store.read(writer);
        writer.end();
    }

    /** Comes before anything is stopped that a load needs, and that would wait for it. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        isStopping = true;
    }

    private CatalogSize apply(
            Function<Consumer<CatalogVisitor>, CatalogSize> change,
            byte[] content,
            SeedFormat format,
            BooleanSupplier isClientGone) {
        SeedDocument document = new SeedDocument(NAME, format, () -> new ByteArrayInputStream(content));
        Cancellation cancellation = new Cancellation(() -> isStopping, isClientGone);
        try {
            return change.apply(
                    catalog -> document.readInto(new SeedReading(catalog, settings.limits(), cancellation)));
        } catch (LoadCancelledException e) {
            log.info("{}", e.getMessage());
            throw e;
        } catch (ConflictingTagException e) {
            throw new BrokenSeedException(NAME, String.valueOf(e.getMessage()), e);
        }
    }
}
