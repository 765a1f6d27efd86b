package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import side.Wrk.Load;

/** Pages per second, and the median and 99th percentile of the latency. */
class Pages implements Measure {

    private static final List<String> EMULATORS = List.of(Emulator.JAR, Emulator.IMAGE, Emulator.POSTGRESQL);
    private static final String DEEP = "deep";
    /** Too many for a server to cache all pages of them, few enough for the heap. */
    private static final int DEEP_TAGS = 20_000;

    private static final String ONE = Page.ONE.toString();
    private static final String HUNDRED = Page.HUNDRED.toString();
    private static final String THOUSAND = Page.THOUSAND.toString();

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Map<String, Server> servers = lab.startAndAwait(recipes(lab), Page.ONE.path());
        for (Server server : servers.values()) {
            lab.peers().check(server);
        }
        Options options = lab.options();
        Collection<Asked> all = all(servers.keySet());
        for (Asked asked : all) {
            load(lab, servers, asked, options.warmUpSeconds());
        }
        Rounds<Asked, Load> loads =
                Rounds.inTurn(options.rounds(), all, (asked, _) -> load(lab, servers, asked, options.seconds()));
        return outcome(loads, servers.keySet());
    }

    private static List<Server.Recipe> recipes(Lab lab) throws IOException, InterruptedException {
        Peers peers = lab.peers();
        String seed = Emulator.seed(lab, Page.seed() + Page.seed(DEEP, lab.options().scaled(DEEP_TAGS)));
        List<Server.Recipe> recipes = new ArrayList<>(List.of(
                peers.wireMock(), peers.mockServer(), peers.nginx(), Emulator.image(lab, Emulator.HEAP, seed)));
        if (!lab.options().quick()) {
            recipes.addAll(List.of(
                    peers.wireMockWithJournal(), Emulator.jar(lab, seed), Postgres.start(lab).emulator(lab, seed)));
        }
        return recipes;
    }

    private static List<Asked> all(Collection<String> servers) {
        Stream<Asked> repeated = Stream.of(Page.values())
                .flatMap(page -> servers.stream().map(server -> new Asked(server, page.toString())));
        Stream<String> emulators = EMULATORS.stream().filter(servers::contains);
        return Stream.concat(repeated, emulators.map(server -> new Asked(server, VARIED))).toList();
    }

    private static Load load(Lab lab, Map<String, Server> servers, Asked asked, int seconds)
            throws IOException, InterruptedException {
        Server server = servers.get(asked.server());
        return asked.pages().equals(VARIED)
                ? new Wrk(lab).varied(server, DEEP, lab.options().scaled(DEEP_TAGS), seconds)
                : new Wrk(lab).repeated(server, Page.named(asked.pages()), seconds);
    }

    private static Outcome outcome(Rounds<Asked, Load> loads, Collection<String> servers) {
        return new Outcome(
                goals(loads),
                List.of(
                        table("Requests per second", loads, servers, Load::requestsPerSecond),
                        table("Median in milliseconds", loads, servers, Load::medianMillis),
                        table("p99 in milliseconds", loads, servers, Load::p99Millis)),
                Stream.of(Page.values()).map(page -> chart(loads, page, servers)).toList());
    }

    private static List<Goal> goals(Rounds<Asked, Load> loads) {
        List<Goal> goals = new ArrayList<>();
        for (String pages : List.of(HUNDRED, VARIED)) {
            goals.add(throughput(loads, 3, HUNDRED, pages, Peers.WIREMOCK));
            goals.add(throughput(loads, 2, HUNDRED, pages, Peers.MOCKSERVER));
            goals.add(throughput(loads, 0.35, HUNDRED, pages, Peers.NGINX));
        }
        goals.add(throughput(loads, 1.5, ONE, ONE, Peers.WIREMOCK));
        goals.add(throughput(loads, 1.2, ONE, ONE, Peers.MOCKSERVER));
        goals.add(throughput(loads, 3, THOUSAND, THOUSAND, Peers.WIREMOCK));
        goals.add(throughput(loads, 0.35, THOUSAND, THOUSAND, Peers.NGINX));
        for (String pages : List.of(HUNDRED, VARIED)) {
            Figures ratio = loads.ratio(
                    new Asked(Emulator.IMAGE, pages), new Asked(Peers.WIREMOCK, HUNDRED), Load::p99Millis);
            goals.add(Goal.atMost(0.5, Peers.WIREMOCK, HUNDRED + ", p99", kind(pages), ratio));
        }
        for (String pages : List.of(HUNDRED, VARIED)) {
            Asked postgresql = new Asked(Emulator.POSTGRESQL, pages);
            if (loads.has(postgresql)) {
                Figures ratio = loads.ratio(postgresql, new Asked(Emulator.IMAGE, pages), Load::requestsPerSecond);
                String measure = HUNDRED + " on PostgreSQL, requests per second";
                goals.add(Goal.atLeast(0.7, "H2", measure, kind(pages), ratio));
            }
        }
        return goals;
    }

    private static Goal throughput(
            Rounds<Asked, Load> loads, double bound, String page, String pages, String peer) {
        Figures ratio = loads.ratio(new Asked(Emulator.IMAGE, pages), new Asked(peer, page), Load::requestsPerSecond);
        return Goal.atLeast(bound, peer, page + ", requests per second", kind(pages), ratio);
    }

    private static String kind(String pages) {
        return pages.equals(VARIED) ? VARIED : REPEATED;
    }

    private static Table table(
            String title, Rounds<Asked, Load> loads, Collection<String> servers, ToDoubleFunction<Load> figure) {
        Table table = new Table(title, "", ONE, HUNDRED, THOUSAND, HUNDRED + ", " + VARIED);
        for (String server : servers) {
            Object[] cells = Stream.of(ONE, HUNDRED, THOUSAND, VARIED)
                    .map(pages -> new Asked(server, pages))
                    .map(asked -> loads.has(asked) ? loads.figures(asked, figure) : "")
                    .toArray();
            table.row(server, cells[0], cells[1], cells[2], cells[3]);
        }
        return table;
    }

    private static Plot.Chart chart(Rounds<Asked, Load> loads, Page page, Collection<String> servers) {
        return new Plot.Chart(
                page + ", requests per second",
                servers.stream()
                        .map(server -> new Plot.Bar(
                                server, loads.figures(new Asked(server, page.toString()), Load::requestsPerSecond)))
                        .toList());
    }
}
