package io.github.swremulator.seed;

import io.github.swremulator.blob.BlobStore;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.ConflictingDataException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.stereotype.Component;

/** Loads the seed before the first request is accepted, completely or not at all. */
@Component
class SeedLoader implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SeedLoader.class);

    /** The exit code after SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    private final SeedSettings settings;
    private final CatalogStore store;
    private final BlobStore blobs;

    SeedLoader(SeedSettings settings, CatalogStore store, BlobStore blobs) {
        this.settings = settings;
        this.store = store;
        this.blobs = blobs;
    }

    /** Called before the web server starts. */
    @Override
    public void afterSingletonsInstantiated() {
        List<SeedSource> sources = SeedFiles.find(settings.seed());
        // No request is served yet, so a shutdown need not wait for the load, as Spring's would.
        Thread end = new Thread(() -> Runtime.getRuntime().halt(TERMINATED), "end without the seed");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            logSize(apply(sources));
        } catch (ConflictingDataException e) {
            throw new InvalidDocumentException(Place.of(settings.seed()), String.valueOf(e.getMessage()), e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private Optional<CatalogStore.Size> apply(List<SeedSource> sources) {
        return settings.seedMode() == SeedSettings.Mode.ALWAYS
                ? Optional.of(store.seed(catalog -> read(sources, catalog)))
                : store.seedOnce(catalog -> read(sources, catalog));
    }

    private void read(List<SeedSource> sources, CatalogVisitor catalog) {
        new SeedReading(catalog, new LayoutBlobs(blobs), settings.limits()).read(sources);
    }

    private void logSize(Optional<CatalogStore.Size> loaded) {
        loaded.ifPresentOrElse(
                size -> log.info(
                        "Loaded the seed {}: organizations {}, image repositories {}, tags {}",
                        settings.seed(),
                        size.organizations(),
                        size.imageRepositories(),
                        size.tags()),
                () -> log.info("The store was seeded before, so the seed {} is ignored", settings.seed()));
    }

    /** Reports an invalid seed as a message instead of a stack trace. */
    static class InvalidSeedAnalyzer extends AbstractFailureAnalyzer<InvalidDocumentException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, InvalidDocumentException cause) {
            return new FailureAnalysis(
                    "The seed is invalid, and nothing of it was loaded:\n\n    " + cause.getMessage(),
                    "Fix the seed, or start with another swr.seed.",
                    cause);
        }
    }
}
