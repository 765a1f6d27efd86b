package io.github.swremulator.distribution;

import io.github.swremulator.blob.BlobStore;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.BlobCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Deletes, in the background, uploads that are not continued and blobs that nothing refers to. */
@Component
class BlobCleaner implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BlobCleaner.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** Longer than a blob takes from its bytes to its row. */
    private static final Duration UNKNOWN = Duration.ofHours(1);

    private final BlobCatalog catalog;
    private final BlobStore store;
    private final RegistrySettings settings;
    private final ScheduledThreadPoolExecutor background =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "blob-cleaner"));

    BlobCleaner(BlobCatalog catalog, BlobStore store, RegistrySettings settings) {
        this.catalog = catalog;
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        repeat(INTERVAL, this::deleteUnused);
        repeat(UNKNOWN, this::deleteUnknown);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void repeat(Duration interval, Work work) {
        var unused = background.scheduleWithFixedDelay(
                () -> run(work), interval.toSeconds(), interval.toSeconds(), TimeUnit.SECONDS);
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "Unused blobs are not deleted, but will be later: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }

    void deleteUnused() throws IOException {
        store.discardUploads(catalog.time().minus(settings.uploadLifetime()));
        catalog.deleteUnused(settings.uploadLifetime(), settings.unusedBlobLifetime(), this::delete);
    }

    /** Such as those whose addition was interrupted. */
    void deleteUnknown() throws IOException {
        store.visit(catalog.time().minus(UNKNOWN), digest -> catalog.deleteUnknown(digest, this::delete));
    }

    private void delete(Digest digest) {
        try {
            store.delete(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        // Does not interrupt the work, since that would close the file of an H2 store.
        background.shutdown();
        background.awaitTermination(1, TimeUnit.SECONDS);
    }
}
