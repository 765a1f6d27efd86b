package io.github.swremulator.seed;

import io.github.swremulator.registry.CatalogSize;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.ConflictingTagException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Takes and gives the data that are shown as a seed document. */
@Service
public class SeedDocuments {

    private static final String NAME = "body";

    private final CatalogStore store;
    private final SeedSettings settings;

    SeedDocuments(CatalogStore store, SeedSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Shows a document in place of all that is shown.
     *
     * @throws BrokenSeedException with the line and the column where it is broken; nothing is changed then
     */
    public CatalogSize replace(byte[] document, SeedFormat format) {
        return apply(store::replace, document, format);
    }

    /**
     * Adds a document to what is shown; a tag that it names again is replaced.
     *
     * @throws BrokenSeedException with the line and the column where it is broken; nothing is changed then
     */
    public CatalogSize merge(byte[] document, SeedFormat format) {
        return apply(store::merge, document, format);
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

    private CatalogSize apply(
            Function<Consumer<CatalogVisitor>, CatalogSize> change, byte[] content, SeedFormat format) {
        SeedDocument document = new SeedDocument(NAME, format, () -> new ByteArrayInputStream(content));
        try {
            return change.apply(catalog -> document.readInto(new SeedReading(catalog, settings.limits())));
        } catch (ConflictingTagException e) {
            throw new BrokenSeedException(NAME, String.valueOf(e.getMessage()), e);
        }
    }
}
