package side;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagChanges;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagOrder;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.TagRange;
import io.github.swremulator.registry.world.SessionKeys;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import io.github.swremulator.seed.Seeds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The emulator's registry in this process, on a database of its own, and without HTTP and kept replies. */
class Catalog implements AutoCloseable {

    private static final String REGISTRY = "io.github.swremulator.registry";
    private static final OrganizationName GROUP = new OrganizationName("group");
    /** What nothing shows, and is still to be deleted. */
    private static final List<String> REST = List.of("""
            SELECT COUNT(*) FROM world w WHERE w.id <> 0
            AND NOT EXISTS (SELECT 1 FROM session s WHERE s.world_id = w.id)
            AND NOT EXISTS (SELECT 1 FROM session s WHERE s.seed_id = w.id)
            AND NOT EXISTS (SELECT 1 FROM snapshot p WHERE p.world_id = w.id)""", """
            SELECT COUNT(*) FROM content c
            WHERE NOT EXISTS (SELECT 1 FROM image_repository r WHERE r.content_id = c.id)""");

    private final ConfigurableApplicationContext context;
    private final CatalogStore store;
    private final TagChanges changes;
    private final TagCatalog tags;
    private final Snapshots snapshots;
    private final Sessions sessions;

    /** The room without those around it. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @AutoConfigurationPackage(basePackages = REGISTRY)
    @ComponentScan(REGISTRY)
    @ConfigurationPropertiesScan(REGISTRY)
    static class Registry {

        @Bean
        static Clock clock() {
            return Clock.systemUTC();
        }
    }

    Catalog(Database database) {
        Stream<String> settings = Stream.concat(
                TestStore.create(database).settings().stream(), Stream.of("swr.quota.tags=1000000"));
        context = new SpringApplicationBuilder(Registry.class)
                .web(WebApplicationType.NONE)
                .run(settings.map(setting -> "--" + setting).toArray(String[]::new));
        store = context.getBean(CatalogStore.class);
        changes = context.getBean(TagChanges.class);
        tags = context.getBean(TagCatalog.class);
        snapshots = context.getBean(Snapshots.class);
        sessions = context.getBean(Sessions.class);
    }

    /** Makes so many image repositories the seed, {@code app-1} and so on, each of tags {@code v1} and so on. */
    void seed(int repositories, int tagsOfEach) {
        StringBuilder seed = new StringBuilder();
        for (int n = 1; n <= repositories; n++) {
            seed.append("group/app-%d: [{count: %d, name: 'v{n}'}]\n".formatted(n, tagsOfEach));
        }
        store.seed(Seeds.document(seed.toString()));
    }

    void reset() {
        store.reset(SessionName.DEFAULT, () -> {});
    }

    void retag(String tag) {
        retag(SessionName.DEFAULT, tag);
    }

    private void retag(SessionName session, String tag) {
        changes.point(session, GROUP, new RepositoryName("app-1"), new TagName("v1"), new TagName(tag), false);
    }

    void retagIn(String session, String tag) {
        retag(new SessionName(session), tag);
    }

    void open(String session) {
        SessionKeys keys = new SessionKeys(session + "-key", "secret", session + "-token");
        store.open(new SessionName(session), keys, null, 1000, Instant.now());
    }

    void close(String session) {
        sessions.delete(new SessionName(session));
    }

    void take(String snapshot) {
        snapshots.take(SessionName.DEFAULT, new SnapshotName(snapshot), false);
    }

    void restore(String snapshot) {
        snapshots.restore(SessionName.DEFAULT, new SnapshotName(snapshot), false);
    }

    void page(int offset) {
        TagQuery query = new TagQuery(
                GROUP, new RepositoryName("app-1"), null, TagOrder.NEWEST_FIRST, new TagRange(offset, 100));
        int length = tags.read(
                        SessionName.DEFAULT,
                        query.organization(),
                        query.repository(),
                        repository -> tags.list(repository, query))
                .tags()
                .size();
        if (length != 100) {
            throw new Refusal("a page of 100 has " + length);
        }
    }

    /** Until what nothing shows any more is deleted, which else takes a part of what is measured next. */
    void awaitRest() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        while (REST.stream().anyMatch(rest -> jdbc.sql(rest).query(Long.class).single() > 0)) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
