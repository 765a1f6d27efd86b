package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a page of one repository costs while the store around it grows. */
class Growth implements Measure {

    private static final List<Integer> BESIDE = List.of(0, 10_000, 100_000, Million.TAGS);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Map<String, Server> servers = lab.startAndAwait(recipes(lab), Server.READY);
        Options options = lab.options();
        List<String> stores = List.copyOf(servers.keySet());
        List<Asked> all = all(stores);
        for (Asked asked : all) {
            ask(lab, servers, asked, options.warmUpSeconds());
        }
        Rounds<Asked, Load> loads =
                Rounds.inTurn(options.rounds(), all, (asked, _) -> ask(lab, servers, asked, options.seconds()));
        return new Outcome(
                List.of(goal(loads, stores, Asked.VARIED), goal(loads, stores, Asked.REPEATED)), table(loads, stores));
    }

    private static List<Recipe> recipes(Lab lab) throws IOException, InterruptedException {
        List<Recipe> recipes = new ArrayList<>();
        for (int whole : BESIDE) {
            int beside = lab.options().tags(whole);
            Store store = Million.store(lab, beside);
            recipes.add(store.recipe(lab, Jvm.LARGE_HEAP).named(name(beside)));
        }
        return recipes;
    }

    private static String name(int beside) {
        return "%,d"
                .formatted(
                        beside + Stream.of(Page.values()).mapToInt(Page::tags).sum());
    }

    private static List<Asked> all(List<String> stores) {
        return Stream.of(Asked.VARIED, Asked.REPEATED)
                .flatMap(pages -> stores.stream().map(store -> new Asked(store, pages)))
                .toList();
    }

    private static Load ask(Lab lab, Map<String, Server> servers, Asked asked, int seconds)
            throws IOException, InterruptedException {
        Wrk wrk = new Wrk(lab);
        Server server = servers.get(asked.server());
        return asked.pages().equals(Asked.VARIED)
                ? wrk.varied(server, Page.THOUSAND.repository(), Page.THOUSAND.tags(), seconds)
                : wrk.repeated(server, Page.HUNDRED, seconds);
    }

    /** The cost is the time, so the ratio is the one of the requests per second turned over. */
    private static Goal goal(Rounds<Asked, Load> loads, List<String> stores, String pages) {
        String least = stores.getFirst();
        String most = stores.getLast();
        Figures ratio = loads.ratio(new Asked(least, pages), new Asked(most, pages), Load::requestsPerSecond);
        return Goal.atMost(1.2, "of " + least, "cost of a page in a store of " + most + " tags", pages, ratio);
    }

    private static Table table(Rounds<Asked, Load> loads, List<String> stores) {
        Table table = new Table(
                "100-tag page, requests per second as the store grows, H2 in a folder, `-Xmx2g`",
                "tags in the store",
                Asked.VARIED,
                Asked.REPEATED);
        for (String store : stores) {
            table.row(store, cell(loads, store, Asked.VARIED), cell(loads, store, Asked.REPEATED));
        }
        return table;
    }

    private static Figures cell(Rounds<Asked, Load> loads, String store, String pages) {
        return loads.figures(new Asked(store, pages), Load::requestsPerSecond);
    }
}
