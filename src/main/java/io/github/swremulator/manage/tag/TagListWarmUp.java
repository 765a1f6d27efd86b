package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.world.SessionName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Lists tags once before the emulator is ready, so that the first client does not wait for classes and plans to load. */
@Component
class TagListWarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(TagListWarmUp.class);

    private final TagCatalog catalog;
    private final TagListController tags;

    TagListWarmUp(TagCatalog catalog, TagListController tags) {
        this.catalog = catalog;
        this.tags = tags;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            catalog.queryOfAny(ListParameters.FIRST_PAGE).ifPresent(this::warmUp);
        } catch (RuntimeException e) {
            // A client gets the error if it persists.
            log.debug("The warm-up failed", e);
        }
    }

    private void warmUp(TagQuery query) {
        // Without a host, so that no client gets this reply from the cache.
        tags.reply(SessionName.DEFAULT, query, "");
        log.debug("Warmed up with the list of {}/{}", query.organization(), query.repository());
    }
}
