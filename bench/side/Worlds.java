package side;

import io.github.swremulator.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what sessions cost: {@code bench/worlds}. */
class Worlds {

    private static final int TIMES = 11;
    private static final int LONG = 100_000;

    private final Catalog catalog;
    private final Changes changes = new Changes();
    private int counted;

    private Worlds(Catalog catalog) {
        this.catalog = catalog;
    }

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        Map<Database, Map<String, Changes.Taken>> all = new LinkedHashMap<>();
        for (Database database : Database.values()) {
            if (arguments.length == 0 || List.of(arguments).contains(database.name())) {
                try (Catalog catalog = new Catalog(database)) {
                    all.put(database, new Worlds(catalog).measure());
                }
            }
        }
        System.out.println(table(all).markdown());
        System.exit(0);
    }

    private static Table table(Map<Database, Map<String, Changes.Taken>> all) {
        Table table = new Table("", "milliseconds", "database", "median", "most", "median of the processor");
        all.values().iterator().next().keySet().forEach(what -> all.forEach((database, taken) -> {
            Figures clock = Figures.of(taken.get(what).clock());
            Figures processor = Figures.of(taken.get(what).processor());
            table.row(
                    what,
                    database,
                    Figures.text(clock.median()),
                    Figures.text(clock.max()),
                    Figures.text(processor.median()));
        }));
        return table;
    }

    private Map<String, Changes.Taken> measure() {
        catalog.seed(10, 1500);
        changes("", 50);
        sessions("", 50);
        pages("", 1000);
        changes.warm();
        for (int repositories : List.of(1, 10, 100, 1000, 10_000)) {
            String of = "%,d × 5 tags".formatted(repositories);
            catalog.seed(repositories, 5);
            catalog.awaitRest();
            changes(of, TIMES);
            if (List.of(10, 1000, 10_000).contains(repositories)) {
                sessions(of, TIMES);
            }
        }
        for (int tags : List.of(2500, LONG)) {
            catalog.seed(1, tags);
            catalog.awaitRest();
            changes("1 × %,d tags".formatted(tags), TIMES);
        }
        pages("1 × %,d tags".formatted(LONG), LONG / 2);
        return changes.taken();
    }

    private void changes(String of, int times) {
        catalog.retag(fresh());
        for (int n = 0; n < times; n++) {
            changes.time("reset, " + of, catalog::reset);
            catalog.awaitRest();
            changes.time("first write after it, " + of, () -> catalog.retag(fresh()));
            changes.time("second write, " + of, () -> catalog.retag(fresh()));
            changes.time("take a snapshot, " + of, () -> catalog.take("kept"));
            catalog.reset();
            changes.time("restore it, " + of, () -> catalog.restore("kept"));
        }
    }

    private String fresh() {
        return "w" + ++counted;
    }

    private void sessions(String of, int times) {
        for (int n = 0; n < times; n++) {
            String session = "s" + ++counted;
            changes.time("open a session, " + of, () -> catalog.open(session));
            changes.time("its first write, " + of, () -> catalog.retagIn(session, fresh()));
            catalog.close(session);
            catalog.awaitRest();
        }
    }

    /** None is asked for twice, since H2 would give its last result again. */
    private void pages(String of, int far) {
        for (int n = 0; n < TIMES; n++) {
            catalog.retag(fresh());
            int offset = far + n;
            changes.time("first page from %,d, %s".formatted(far, of), () -> catalog.page(offset));
        }
        for (int n = 0; n < 10 * TIMES; n++) {
            int offset = far + TIMES + n;
            changes.time("page from %,d, %s".formatted(far, of), () -> catalog.page(offset));
        }
        for (int n = 0; n < 10 * TIMES; n++) {
            int offset = n;
            changes.time("page from 0, " + of, () -> catalog.page(offset));
        }
    }
}
