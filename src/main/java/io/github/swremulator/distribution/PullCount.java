package io.github.swremulator.distribution;

import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.WorldException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Counts pulls in the background, since a pull must not wait for changes. */
@Component
class PullCount implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PullCount.class);
    private static final int MAX_WAITING = 10_000;

    private final ImageRepositoryCatalog catalog;
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            work -> new Thread(work, "pull-count"),
            new ThreadPoolExecutor.DiscardPolicy());

    PullCount(ImageRepositoryCatalog catalog) {
        this.catalog = catalog;
        background.allowCoreThreadTimeOut(true);
    }

    void count(SessionName session, OrganizationName organization, RepositoryName repository) {
        background.execute(() -> {
            try {
                catalog.countPull(session, organization, repository);
            } catch (DataAccessException | TransactionException | WorldException e) {
                log.debug("A pull of {}/{} was not counted", organization, repository, e);
            }
        });
    }

    @Override
    public void destroy() throws InterruptedException {
        background.shutdown();
        background.awaitTermination(1, TimeUnit.SECONDS);
    }
}
