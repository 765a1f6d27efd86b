package side;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many pages a second, and how late the slowest of a hundred is. */
class Pages implements Measure {

    static final List<String> EMULATORS = List.of(Emulator.JAR, Emulator.IMAGE, Emulator.POSTGRESQL);
    private static final String DEEP = "deep";
    /** So many that no server keeps all pages of them, so few that they fit in the heap. */
    private static final int DEEP_TAGS = 20_000;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Map<String, Server> servers = lab.startAndAwait(recipes(lab), Page.ONE.path());
        for (Server server : servers.values()) {
            lab.replies().check(server);
        }
        Options options = lab.options();
        Collection<Asked> all = all(servers.keySet());
        for (Asked asked : all) {
            ask(lab, servers, asked, options.warmUpSeconds());
        }
        Rounds<Asked, Load> loads =
                Rounds.inTurn(options.rounds(), all, (asked, _) -> ask(lab, servers, asked, options.seconds()));
        return new PageLoads(loads).outcome(servers.keySet());
    }

    private static List<Recipe> recipes(Lab lab) throws IOException, InterruptedException {
        Replies replies = lab.replies();
        String seed =
                Emulator.seed(lab, Page.seed() + Page.seed(DEEP, lab.options().tags(DEEP_TAGS)));
        List<Recipe> always = List.of(
                Peers.wireMock(lab, replies),
                Peers.mockServer(lab, replies),
                Peers.nginx(lab, replies),
                Emulator.image(lab, seed));
        if (lab.options().quick()) {
            return always;
        }
        return Lists.join(
                always,
                List.of(
                        Peers.wireMockWithJournal(lab, replies),
                        Emulator.jar(lab, seed),
                        Emulator.onPostgresql(lab, Postgres.start(lab), seed)));
    }

    private static List<Asked> all(Collection<String> servers) {
        Stream<Asked> repeated = Stream.of(Page.values())
                .flatMap(page -> servers.stream().map(server -> new Asked(server, page.toString())));
        Stream<String> emulators = EMULATORS.stream().filter(servers::contains);
        return Stream.concat(repeated, emulators.map(server -> new Asked(server, Asked.VARIED)))
                .toList();
    }

    private static Load ask(Lab lab, Map<String, Server> servers, Asked asked, int seconds)
            throws IOException, InterruptedException {
        Wrk wrk = new Wrk(lab);
        Server server = servers.get(asked.server());
        if (asked.pages().equals(Asked.VARIED)) {
            return wrk.varied(server, DEEP, lab.options().tags(DEEP_TAGS), seconds);
        }
        return wrk.repeated(server, Page.named(asked.pages()), seconds);
    }
}
