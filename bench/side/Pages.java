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
        Wrk wrk = new Wrk(lab);
        Collection<Asked> all = all(servers.keySet());
        warmUp(lab, wrk, servers, all);
        return new PageLoads(Rounds.inTurn(lab.options().rounds(), all, (asked, _) ->
                        ask(wrk, servers, asked, lab.options().seconds())))
                .outcome(servers.keySet());
    }

    private static List<Recipe> recipes(Lab lab) throws IOException, InterruptedException {
        Replies replies = lab.replies();
        String seed = Emulator.seed(lab, Page.seed() + Page.seed(DEEP, DEEP_TAGS));
        return List.of(
                Peers.wireMock(lab, replies),
                Peers.wireMockWithJournal(lab, replies),
                Peers.mockServer(lab, replies),
                Peers.nginx(lab, replies),
                Emulator.jar(lab, seed),
                Emulator.image(lab, seed),
                Emulator.onPostgresql(lab, Postgres.start(lab), seed));
    }

    private static List<Asked> all(Collection<String> servers) {
        Stream<Asked> repeated = Stream.of(Page.values())
                .flatMap(page -> servers.stream().map(server -> new Asked(server, page.toString())));
        return Stream.concat(repeated, EMULATORS.stream().map(server -> new Asked(server, Asked.VARIED)))
                .toList();
    }

    private static void warmUp(Lab lab, Wrk wrk, Map<String, Server> servers, Collection<Asked> all)
            throws IOException, InterruptedException {
        for (Asked asked : all) {
            ask(wrk, servers, asked, lab.options().warmUpSeconds());
        }
    }

    private static Load ask(Wrk wrk, Map<String, Server> servers, Asked asked, int seconds)
            throws IOException, InterruptedException {
        Server server = servers.get(asked.server());
        if (asked.pages().equals(Asked.VARIED)) {
            return wrk.varied(server, DEEP, DEEP_TAGS, seconds);
        }
        return wrk.repeated(server, Page.named(asked.pages()), seconds);
    }
}
