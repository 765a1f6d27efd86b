package side;

import java.io.IOException;
import java.util.List;

/** How long single calls take in a large repository, wherever in it they read. */
class Million implements Measure {

    static final int TAGS = 1_000_000;
    private static final String BIG = "big";
    private static final int WARM_UP_CALLS = 300;

    @Override
    public String name() {
        return "million";
    }

    /** The pages that every server replies to, beside so many tags. */
    static Store store(Lab lab, int tags) throws IOException, InterruptedException {
        return Store.seeded(lab, tags == 0 ? Page.seed() : Page.seed() + Page.seed(BIG, tags));
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        int tags = lab.options().tags(TAGS);
        Server server = lab.startAndAwait(store(lab, tags).recipe(lab, Jvm.LARGE_HEAP), Server.READY);
        Places places = new Places(BIG, tags, lab.options().rounds(), Markers.walk(server, BIG));
        try (Connection connection = new Connection(server.port())) {
            warmUp(connection);
            return times(connection, places).outcome();
        }
    }

    private static void warmUp(Connection connection) throws IOException {
        Varied pages = new Varied(Page.THOUSAND.repository(), Page.THOUSAND.tags());
        for (int call = 0; call < WARM_UP_CALLS; call++) {
            connection.get(pages.path());
            connection.get(Page.THOUSAND.tagsPath() + "?tag=1.0." + call);
        }
    }

    private static MillionTimes times(Connection connection, Places places) throws IOException, InterruptedException {
        int rounds = places.rounds();
        return new MillionTimes(
                places.tags(),
                Rounds.inTurn(
                        rounds, Places.PERCENT, (percent, round) -> Twice.ask(connection, places.v3(percent, round))),
                Rounds.inTurn(
                        rounds, Places.Place.all(), (place, round) -> Twice.ask(connection, places.v2(place, round))),
                Rounds.inTurn(
                        rounds,
                        List.of(places.tags(), Page.HUNDRED.tags()),
                        (tags, round) -> Twice.ask(connection, places.named(repository(tags), tags, round))));
    }

    private static String repository(int tags) {
        return tags == Page.HUNDRED.tags() ? Page.HUNDRED.repository() : BIG;
    }
}
