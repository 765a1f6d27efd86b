package io.github.swremulator.manage.tag;

import io.github.swremulator.gateway.SelfCalls;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagQuery;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Lists tags before the emulator is ready, so that the first client does not wait for classes and plans to load. */
@Component
class TagListWarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(TagListWarmUp.class);

    /** The first two take the long way, the others the short cut: enough that its code is compiled in part. */
    private static final int CALLS = 20;

    private final TagCatalog catalog;
    private final SelfCalls calls;

    TagListWarmUp(TagCatalog catalog, SelfCalls calls) {
        this.catalog = catalog;
        this.calls = calls;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            TagQuery query = catalog.queryOfAny(ListParameters.FIRST_PAGE).orElse(null);
            if (query != null) {
                calls.get(target(query), CALLS);
                log.debug("Warmed up with the list of {}/{}", query.organization(), query.repository());
            }
        } catch (IOException | RuntimeException e) {
            // A client gets the error if it persists.
            log.debug("The warm-up failed", e);
        }
    }

    private static String target(TagQuery query) {
        return TagListController.ROUTE
                        .replace("{namespace}", query.organization().value())
                        .replace("{repository}", query.repository().value().replace('/', '$'))
                + "?limit=" + ListParameters.FIRST_PAGE.limit() + "&offset=0";
    }
}
