package io.github.swremulator.seed;

import io.github.swremulator.registry.CatalogWriter;
import io.github.swremulator.registry.ConflictingTagException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Applies the seed before the first request is let in, whole or not at all. */
@Component
class SeedLoader implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SeedLoader.class);

    private final SeedSettings settings;
    private final SeedStates states;
    private final CatalogWriter catalog;
    private final TransactionOperations transaction;

    SeedLoader(SeedSettings settings, SeedStates states, CatalogWriter catalog, TransactionOperations transaction) {
        this.settings = settings;
        this.states = states;
        this.catalog = catalog;
        this.transaction = transaction;
    }

    /** Comes before the web server's start. */
    @Override
    public void afterSingletonsInstantiated() {
        List<SeedSource> sources = SeedFiles.find(settings.seed());
        transaction.executeWithoutResult(status -> seed(sources));
    }

    private void seed(List<SeedSource> sources) {
        SeedState state = states.lock();
        if (settings.seedMode() == SeedSettings.Mode.ALWAYS) {
            catalog.clear();
        } else if (state.isApplied() || !catalog.isEmpty()) {
            log.info("The store was filled before, so the seed {} is passed over", settings.seed());
            return;
        }
        state.applied(Instant.now());
        states.save(state);
        SeedReading reading = read(sources);
        log.info(
                "Loaded the seed {}: organizations {}, image repositories {}, tags {}",
                settings.seed(),
                reading.organizations(),
                reading.imageRepositories(),
                reading.tags());
    }

    private SeedReading read(List<SeedSource> sources) {
        StoreTarget target = new StoreTarget(catalog);
        SeedReading reading = new SeedReading(target, settings.seedMaxTags()).read(sources);
        try {
            target.finish();
        } catch (ConflictingTagException e) {
            throw new BrokenSeedException(settings.seed(), String.valueOf(e.getMessage()), e);
        }
        return reading;
    }
}
