package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.ADMINISTRATOR;
import static io.github.swremulator.registry.Names.APP;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.Names.organization;
import static io.github.swremulator.registry.Names.repository;
import static io.github.swremulator.registry.Names.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.registry.RegistryException.Reason;
import io.github.swremulator.seed.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Concurrent changes and reads. */
@RegistryTest
class ConcurrentChangesTest {

    private static final int CLIENTS = 8;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final CatalogStore store;
    private final TagCatalog tags;
    private final TagEditor editor;

    ConcurrentChangesTest(CatalogStore store, TagCatalog tags, TagEditor editor) {
        this.store = store;
        this.tags = tags;
        this.editor = editor;
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void oneOfSeveralConcurrentCreationsSucceeds(OrganizationCatalog organizations, ImageRepositoryCatalog repositories)
            throws Exception {
        store.replace(DEFAULT, Seeds.document("group/app: [v1]"));
        for (int round = 0; round < 5; round++) {
            String name = "new-" + round;
            assertOneSucceeds(
                    Reason.ORGANIZATION_EXISTS, () -> organizations.create(DEFAULT, organization(name), ADMINISTRATOR));
            assertOneSucceeds(
                    Reason.IMAGE_REPOSITORY_EXISTS,
                    () -> repositories.create(DEFAULT, GROUP, repository(name), null, null, false, ADMINISTRATOR));
            assertOneSucceeds(Reason.TAG_EXISTS, () -> editor.point(DEFAULT, GROUP, APP, tag("v1"), tag(name), false));
        }
        assertThat(Shown.of(store).tags).hasSize(6);
        assertThat(repositories.find(DEFAULT, GROUP, APP).tags()).isEqualTo(6);
    }

    private void assertOneSucceeds(Reason conflict, Runnable change) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        List<Object> outcomes = all(() -> {
            together.await();
            try {
                change.run();
                return "succeeded";
            } catch (RegistryException e) {
                return e.reason();
            }
        });
        assertThat(outcomes)
                .containsOnlyOnce("succeeded")
                .filteredOn(conflict::equals)
                .hasSize(CLIENTS - 1);
    }

    private <T> List<T> all(Callable<T> call) throws Exception {
        List<Future<T>> running = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            running.add(clients.submit(call));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            results.add(each.get());
        }
        return results;
    }

    @Test
    void readersSeeAConsistentStateDuringChanges() throws Exception {
        store.seed(Seeds.document("group/app: [{count: 50, name: \"seed-{n}\"}]"));
        AtomicBoolean ended = new AtomicBoolean();
        Future<?> writer = clients.submit(() -> {
            while (!ended.get()) {
                store.merge(DEFAULT, Seeds.document("group/app: [{count: 50, name: \"more-{n}\"}]"));
                store.reset(DEFAULT, () -> {});
            }
        });
        try {
            Set<Long> seen = new HashSet<>();
            for (int calls = 0; calls < 200 || (seen.size() < 2 && calls < 5000); calls++) {
                TagCatalog.Listing listing =
                        CheckedPages.list(tags, new TagQuery(GROUP, APP, null, TagOrder.NEWEST_FIRST, null));
                assertThat(listing.tags()).hasSize(Math.toIntExact(listing.total()));
                seen.add(listing.total());
            }
            assertThat(seen).containsExactlyInAnyOrder(50L, 100L);
        } finally {
            ended.set(true);
            writer.get();
        }
    }

    /** Each client creates and deletes tags of its own; the count of the repository includes all of them. */
    @Test
    void concurrentChangesOfARepositoryAreAllApplied(ImageRepositoryCatalog repositories) throws Exception {
        store.replace(DEFAULT, Seeds.document("group/app: [v1]"));
        all(() -> {
            String own = "own-" + Thread.currentThread().getId();
            for (int round = 0; round < 8; round++) {
                editor.point(DEFAULT, GROUP, APP, tag("v1"), tag(own + "-" + round), false);
                if (round % 2 == 0) {
                    editor.delete(DEFAULT, GROUP, APP, tag(own + "-" + round));
                }
            }
            return own;
        });
        assertThat(Shown.of(store).tags).hasSize(1 + CLIENTS * 4);
        assertThat(repositories.find(DEFAULT, GROUP, APP).tags()).isEqualTo(1 + CLIENTS * 4);
    }
}
