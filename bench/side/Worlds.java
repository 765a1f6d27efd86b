package side;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.ListRange;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagEditor;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagOrder;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import io.github.swremulator.seed.Seeds;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/**
 * Measures what resets, snapshots, sessions and pages cost in the registry, in this process, without HTTP and without cached
 * replies: {@code bench/worlds}.
 */
class Worlds implements AutoCloseable {

    private static final int TIMES = 11;
    private static final int LONG = 100_000;
    private static final String REGISTRY = "io.github.swremulator.registry";
    private static final OrganizationName GROUP = new OrganizationName("group");
    private static final RepositoryName APP = new RepositoryName("app-1");
    private static final SnapshotName KEPT = new SnapshotName("kept");
    /** Counts what is unreachable and not deleted yet. */
    private static final List<String> GARBAGE = List.of("""
            SELECT COUNT(*) FROM world w WHERE w.id <> 0
            AND NOT EXISTS (SELECT 1 FROM session s WHERE s.world_id = w.id)
            AND NOT EXISTS (SELECT 1 FROM session s WHERE s.seed_id = w.id)
            AND NOT EXISTS (SELECT 1 FROM snapshot p WHERE p.world_id = w.id)""", """
            SELECT COUNT(*) FROM content c
            WHERE NOT EXISTS (SELECT 1 FROM image_repository r WHERE r.content_id = c.id)""");

    private final ConfigurableApplicationContext context;
    private final CatalogStore store;
    private final TagEditor editor;
    private final TagCatalog tags;
    private final Snapshots snapshots;
    private final Sessions sessions;
    private final Map<String, Times> times = new LinkedHashMap<>();
    private boolean warm;
    private int counter;

    /** Milliseconds by the clock, and of CPU time of the calling thread. */
    private record Times(List<Double> clock, List<Double> processor) {}

    /** The registry without the packages around it. */
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

    private Worlds(Database database) {
        Stream<String> settings = Stream.concat(
                TestStore.create(database).settings().stream(), Stream.of("swr.quota.tags=1000000"));
        context = new SpringApplicationBuilder(Registry.class)
                .web(WebApplicationType.NONE)
                .run(settings.map(setting -> "--" + setting).toArray(String[]::new));
        store = context.getBean(CatalogStore.class);
        editor = context.getBean(TagEditor.class);
        tags = context.getBean(TagCatalog.class);
        snapshots = context.getBean(Snapshots.class);
        sessions = context.getBean(Sessions.class);
    }

    public static void main(String... arguments) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Map<Database, Map<String, Times>> all = new LinkedHashMap<>();
        for (Database database : Database.values()) {
            if (arguments.length == 0 || List.of(arguments).contains(database.name())) {
                try (Worlds worlds = new Worlds(database)) {
                    worlds.measure();
                    all.put(database, worlds.times);
                }
            }
        }
        Table table = new Table("", "milliseconds", "database", "median", "most", "median CPU time");
        all.values().iterator().next().keySet().forEach(what -> all.forEach((database, times) -> {
            Figures clock = Figures.of(times.get(what).clock());
            Figures processor = Figures.of(times.get(what).processor());
            table.row(what, database, clock.median(), clock.max(), processor.median());
        }));
        System.out.println(table.markdown());
        System.exit(0);
    }

    private void measure() throws InterruptedException {
        seed(10, 1500);
        changes("", 50);
        sessions("", 50);
        pages("", 1000);
        warm = true;
        for (int repositories : List.of(1, 10, 100, 1000, 10_000)) {
            String of = "%,d × 5 tags".formatted(repositories);
            seed(repositories, 5);
            changes(of, TIMES);
            if (List.of(10, 1000, 10_000).contains(repositories)) {
                sessions(of, TIMES);
            }
        }
        for (int size : List.of(2500, LONG)) {
            seed(1, size);
            changes("1 × %,d tags".formatted(size), TIMES);
        }
        pages("1 × %,d tags".formatted(LONG), LONG / 2);
    }

    private void time(String what, Runnable change) {
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        change.run();
        clock = System.nanoTime() - clock;
        processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
        if (warm) {
            Times all = times.computeIfAbsent(what, key -> new Times(new ArrayList<>(), new ArrayList<>()));
            all.clock().add(clock / 1e6);
            all.processor().add(processor / 1e6);
        }
    }

    /** Seeds the image repositories {@code app-1}, … with the tags {@code v1}, … each. */
    private void seed(int repositories, int tagsOfEach) throws InterruptedException {
        StringBuilder seed = new StringBuilder();
        for (int n = 1; n <= repositories; n++) {
            seed.append("group/app-%d: [{count: %d, name: 'v{n}'}]\n".formatted(n, tagsOfEach));
        }
        store.seed(Seeds.document(seed.toString()));
        awaitCollector();
    }

    private void changes(String of, int times) throws InterruptedException {
        retag(SessionName.DEFAULT);
        for (int n = 0; n < times; n++) {
            time("reset, " + of, () -> store.reset(SessionName.DEFAULT, () -> {}));
            awaitCollector();
            time("first write after it, " + of, () -> retag(SessionName.DEFAULT));
            time("second write, " + of, () -> retag(SessionName.DEFAULT));
            time("take a snapshot, " + of, () -> snapshots.take(SessionName.DEFAULT, KEPT, false));
            store.reset(SessionName.DEFAULT, () -> {});
            time("restore it, " + of, () -> snapshots.restore(SessionName.DEFAULT, KEPT, false));
        }
    }

    private void sessions(String of, int times) throws InterruptedException {
        for (int n = 0; n < times; n++) {
            SessionName session = new SessionName("s" + ++counter);
            Sessions.Keys keys = new Sessions.Keys(session + "-key", "secret", session + "-token");
            time("open a session, " + of, () -> store.open(session, keys, null, 1000, Instant.now()));
            time("its first write, " + of, () -> retag(session));
            sessions.delete(session);
            awaitCollector();
        }
    }

    /** No page is read twice, because H2 would return its last result again. */
    private void pages(String of, int far) {
        for (int n = 0; n < TIMES; n++) {
            retag(SessionName.DEFAULT);
            int offset = far + n;
            time("first page from %,d, %s".formatted(far, of), () -> page(offset));
        }
        for (int n = 0; n < 10 * TIMES; n++) {
            int offset = far + TIMES + n;
            time("page from %,d, %s".formatted(far, of), () -> page(offset));
        }
        for (int n = 0; n < 10 * TIMES; n++) {
            int offset = n;
            time("page from 0, " + of, () -> page(offset));
        }
    }

    private void retag(SessionName session) {
        editor.point(session, GROUP, APP, new TagName("v1"), new TagName("w" + ++counter), false);
    }

    private void page(int offset) {
        TagQuery query = new TagQuery(GROUP, APP, null, TagOrder.NEWEST_FIRST, new ListRange(offset, 100));
        int length = tags.read(SessionName.DEFAULT, GROUP, APP, repository -> tags.list(repository, query))
                .tags()
                .size();
        if (length != 100) {
            throw new Refusal("a page of 100 tags has %d", length);
        }
    }

    /** Waits until everything unreachable is deleted, which would slow down the next measurement. */
    private void awaitCollector() throws InterruptedException {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        while (GARBAGE.stream().anyMatch(sql -> jdbc.sql(sql).query(Long.class).single() > 0)) {
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
