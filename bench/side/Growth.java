package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import side.Wrk.Load;

/** What a page of one repository costs while the store around it grows. */
class Growth implements Measure {

    private static final List<Integer> BESIDE = List.of(0, 10_000, 100_000, Million.TAGS);

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Map<String, Server> servers = lab.startAndAwait(recipes(lab), Server.READY);
        Options options = lab.options();
        List<String> stores = List.copyOf(servers.keySet());
        List<Asked> all = Stream.of(VARIED, REPEATED)
                .flatMap(pages -> stores.stream().map(store -> new Asked(store, pages)))
                .toList();
        for (Asked asked : all) {
            load(lab, servers, asked, options.warmUpSeconds());
        }
        Rounds<Asked, Load> loads =
                Rounds.inTurn(options.rounds(), all, (asked, _) -> load(lab, servers, asked, options.seconds()));
        return new Outcome(List.of(goal(loads, stores, VARIED), goal(loads, stores, REPEATED)), table(loads, stores));
    }

    private static List<Server.Recipe> recipes(Lab lab) throws IOException, InterruptedException {
        int pages = Stream.of(Page.values()).mapToInt(Page::tags).sum();
        List<Server.Recipe> recipes = new ArrayList<>();
        for (int full : BESIDE) {
            int beside = lab.options().scaled(full);
            recipes.add(Million.recipe(lab, beside).named("%,d".formatted(beside + pages)));
        }
        return recipes;
    }

    private static Load load(Lab lab, Map<String, Server> servers, Asked asked, int seconds)
            throws IOException, InterruptedException {
        Server server = servers.get(asked.server());
        return asked.pages().equals(VARIED)
                ? new Wrk(lab).varied(server, Page.THOUSAND.repository(), Page.THOUSAND.tags(), seconds)
                : new Wrk(lab).repeated(server, Page.HUNDRED, seconds);
    }

    /** The cost is the time, hence the inverse ratio of the requests per second. */
    private static Goal goal(Rounds<Asked, Load> loads, List<String> stores, String pages) {
        String least = stores.getFirst();
        String most = stores.getLast();
        Figures ratio = loads.ratio(new Asked(least, pages), new Asked(most, pages), Load::requestsPerSecond);
        return Goal.atMost(1.2, "of " + least, "cost of a page in a store of " + most + " tags", pages, ratio);
    }

    private static Table table(Rounds<Asked, Load> loads, List<String> stores) {
        String title = "100-tag page, requests per second as the store grows, H2 in a folder, `-Xmx2g`";
        Table table = new Table(title, "tags in the store", VARIED, REPEATED);
        for (String store : stores) {
            table.row(
                    store,
                    loads.figures(new Asked(store, VARIED), Load::requestsPerSecond),
                    loads.figures(new Asked(store, REPEATED), Load::requestsPerSecond));
        }
        return table;
    }
}
