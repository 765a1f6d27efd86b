package io.github.swremulator.manage.tag;

import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.world.SessionName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Lists tags once before the emulator says that it is ready, so that the first client does not wait for what only a first
 * call costs.
 */
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
            catalog.queryOfAny(TagListController.FIRST_HUNDRED).ifPresent(this::warmUp);
        } catch (RuntimeException e) {
            // Who calls will be told what is wrong, if it still is.
            log.debug("The warm-up failed", e);
        }
    }

    private void warmUp(TagQuery query) {
        // No client's host, so that nobody is given what is kept of it.
        tags.reply(SessionName.DEFAULT, query, "");
        log.debug("Warmed up with the list of {}/{}", query.organization(), query.repository());
    }
}
