package io.github.swremulator.seed;

import io.github.swremulator.registry.CatalogSize;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.ConflictingTagException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Takes and gives the data that are shown as a seed document. */
@Service
public class SeedDocuments {

    /** What a seed may be beside a document. */
    public static final Set<String> WORDS = Set.of(SeedSettings.EXAMPLE, SeedSettings.NONE);

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
        return apply(store::replace, NAME, document, format);
    }

    /**
     * Adds a document to what is shown; a tag that it names again is replaced.
     *
     * @throws BrokenSeedException with the line and the column where it is broken; nothing is changed then
     */
    public CatalogSize merge(byte[] document, SeedFormat format) {
        return apply(store::merge, NAME, document, format);
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

    /**
     * Has a document applied by somebody else.
     *
     * @param name what messages call it
     * @throws BrokenSeedException with the line and the column where it is broken
     */
    public <T> T apply(Function<Consumer<CatalogVisitor>, T> change, String name, byte[] content, SeedFormat format) {
        SeedDocument document = new SeedDocument(name, format, () -> new ByteArrayInputStream(content));
        return apply(change, name, List.of(document));
    }

    /**
     * As above, with what a word of the setting swr.seed stands for.
     *
     * @param word {@code example} or {@code none}
     */
    public <T> T apply(Function<Consumer<CatalogVisitor>, T> change, String word) {
        if (!WORDS.contains(word)) {
            throw new IllegalArgumentException(word + " is none of " + WORDS);
        }
        return apply(change, word, SeedFiles.find(word));
    }

    private <T> T apply(Function<Consumer<CatalogVisitor>, T> change, String name, List<SeedSource> sources) {
        try {
            return change.apply(catalog -> new SeedReading(catalog, settings.seedMaxTags()).read(sources));
        } catch (ConflictingTagException e) {
            throw new BrokenSeedException(name, String.valueOf(e.getMessage()), e);
        }
    }
}
