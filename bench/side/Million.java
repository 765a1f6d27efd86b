package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How long single calls take in a large repository, at several places, with other paths in each round. */
class Million implements Measure {

    static final int TAGS = 1_000_000;

    private static final String BIG = "big";
    private static final int WARM_UP_CALLS = 300;
    private static final List<Integer> PERCENT = List.of(0, 25, 50, 75, 100);
    private static final List<String> ORDERS = List.of("", "&order_column=tag&order_type=asc");
    private static final int V3_CALLS = 5;
    /** Few: if pages are found by counting, each may take seconds. */
    private static final int V2_CALLS = 2;

    private static final int NAMES = 20;
    private static final String V3_PATH = "/v3/manage/namespaces/group/repos/" + BIG + "/tags";
    private static final Pattern NEXT = Pattern.compile("\"nextMarker\":\"([^\"]+)\"");

    /** A place in the repository: how far from its beginning, and in which order. */
    private record Place(int percent, String order) {}

    /** Medians in milliseconds of some new pages, and of the same pages again; a failed call takes forever. */
    private record Twice(double varied, double repeated) {

        static Twice of(Connection connection, List<String> paths) {
            return new Twice(median(connection, paths), median(connection, paths));
        }

        private static double median(Connection connection, List<String> paths) {
            return Figures.of(paths.stream().map(path -> millis(connection, path)).toList()).median();
        }

        private static double millis(Connection connection, String path) {
            try {
                Connection.Reply reply = connection.get(path);
                return reply.status() == 200 ? reply.millis() : Double.POSITIVE_INFINITY;
            } catch (IOException e) {
                return Double.POSITIVE_INFINITY;
            }
        }
    }

    /** An emulator with the pages that every server replies to, and a repository of some tags. */
    static Server.Recipe recipe(Lab lab, int tags) throws IOException, InterruptedException {
        String seed = tags == 0 ? Page.seed() : Page.seed() + Page.seed(BIG, tags);
        return Emulator.onStore(lab, Emulator.LARGE_HEAP, seed);
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        int tags = lab.options().scaled(TAGS);
        int rounds = lab.options().rounds();
        Server server = lab.startAndAwait(recipe(lab, tags), Server.READY);
        List<String> pages = v3Pages(server);
        try (Connection connection = new Connection(server.port())) {
            warmUp(connection);
            Rounds<Place, Twice> v3 = Rounds.inTurn(rounds, places(ORDERS.subList(0, 1)), (place, round) -> {
                int first = first(place.percent(), pages.size(), rounds, V3_CALLS, round);
                return Twice.of(connection, pages.subList(first, first + V3_CALLS));
            });
            Rounds<Place, Twice> v2 = Rounds.inTurn(rounds, places(ORDERS), (place, round) -> {
                int first = first(place.percent(), tags - Page.HUNDRED.tags(), rounds, V2_CALLS, round);
                String path = Page.tagsPath(BIG) + "?limit=100&offset=%d" + place.order();
                return Twice.of(connection, paths(V2_CALLS, call -> path.formatted(first + call)));
            });
            Rounds<Integer, Twice> named = Rounds.inTurn(
                    rounds,
                    List.of(tags, Page.HUNDRED.tags()),
                    (size, round) -> Twice.of(connection, named(size, rounds, round)));
            return outcome(tags, v3, v2, named);
        }
    }

    private static void warmUp(Connection connection) throws IOException {
        Supplier<String> pages = Page.THOUSAND.varied();
        for (int call = 0; call < WARM_UP_CALLS; call++) {
            connection.get(pages.get());
            connection.get(Page.THOUSAND.tagsPath() + "?tag=1.0." + call);
        }
    }

    /** Pages of version 3, one for every 1,000 tags, found by reading the list with its markers. */
    private static List<String> v3Pages(Server server) throws IOException {
        List<String> pages = new ArrayList<>();
        String marker = "";
        while (true) {
            pages.add(V3_PATH + "?limit=100" + marker);
            Matcher next = NEXT.matcher(new String(server.body(V3_PATH + "?limit=1000" + marker), UTF_8));
            if (!next.find()) {
                return pages;
            }
            marker = "&marker=" + next.group(1);
        }
    }

    private static List<Place> places(List<String> orders) {
        return orders.stream()
                .flatMap(order -> PERCENT.stream().map(percent -> new Place(percent, order)))
                .toList();
    }

    /** The first of some consecutive pages; each round has others. */
    private static int first(int percent, int size, int rounds, int calls, int round) {
        int room = size - rounds * calls;
        return (int) ((long) room * percent / 100) + round * calls;
    }

    /** Random names, none of them twice. */
    private static List<String> named(int tags, int rounds, int round) {
        String path = Page.tagsPath(tags == Page.HUNDRED.tags() ? Page.HUNDRED.repository() : BIG) + "?tag=1.0.";
        List<Integer> numbers = new Random(tags)
                .ints(1, tags + 1)
                .distinct()
                .limit((long) rounds * NAMES)
                .boxed()
                .toList();
        return paths(NAMES, call -> path + numbers.get(round * NAMES + call));
    }

    private static List<String> paths(int count, IntFunction<String> path) {
        return IntStream.range(0, count).mapToObj(path).toList();
    }

    private static Outcome outcome(
            int tags, Rounds<Place, Twice> v3, Rounds<Place, Twice> v2, Rounds<Integer, Twice> named) {
        List<Goal> goals = new ArrayList<>();
        for (String pages : List.of(VARIED, REPEATED)) {
            ToDoubleFunction<Twice> figure = pages.equals(VARIED) ? Twice::varied : Twice::repeated;
            String of = "of %,d tags".formatted(tags);
            Figures slowest = v3.mostRatio(new Place(0, ""), figure);
            Figures byName = named.ratio(tags, Page.HUNDRED.tags(), figure);
            goals.add(Goal.atMost(2, "the first", "slowest v3 page " + of, pages, slowest));
            goals.add(Goal.within(25, "ms", "slowest v2 `offset` page " + of, pages, v2.most(figure)));
            goals.add(Goal.atMost(2, "of 100", "`tag=` " + of, pages, byName));
        }
        String title = "Single calls in a repository of %,d tags, H2 in a folder, `-Xmx2g`".formatted(tags);
        Table table = new Table(title, "", "varied, ms", "repeated, ms");
        for (Place place : v3.results().keySet()) {
            row(table, "v3 page of 100 at %d %%".formatted(place.percent()), v3, place);
        }
        for (Place place : v2.results().keySet()) {
            String order = place.order().isEmpty() ? "newest first" : "by name";
            row(table, "v2 page of 100 at %d %%, %s".formatted(place.percent(), order), v2, place);
        }
        row(table, "`tag=`", named, tags);
        row(table, "`tag=` in a repository of 100", named, Page.HUNDRED.tags());
        return new Outcome(goals, table);
    }

    private static <K> void row(Table table, String what, Rounds<K, Twice> times, K subject) {
        table.row(what, times.figures(subject, Twice::varied), times.figures(subject, Twice::repeated));
    }
}
