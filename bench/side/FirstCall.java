package side;

import java.io.IOException;
import java.util.List;

/** How much longer the first call takes than a call of a warm emulator. */
class FirstCall implements Measure {

    private static final int WARM_UP = 2_000;
    private static final int CALLS = 500;

    /** Milliseconds in one process: of the first call, and the medians after the warm-up. */
    private record Call(double first, double repeated, double varied) {}

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Server.Recipe recipe = Emulator.image(lab, Emulator.HEAP, Emulator.seed(lab, Page.seed()));
        Rounds<String, Call> calls =
                Rounds.inTurn(lab.options().starts(), List.of(Emulator.IMAGE), (_, _) -> measure(lab, recipe));
        Figures repeated = calls.ratio(Emulator.IMAGE, Call::first, Call::repeated);
        Figures varied = calls.ratio(Emulator.IMAGE, Call::first, Call::varied);
        return new Outcome(
                List.of(
                        Goal.atMost(5, "warm median", "first list call after ready", REPEATED, repeated),
                        Goal.atMost(5, "warm median", "first list call after ready", VARIED, varied)),
                new Table("Sequential calls over one connection, image", "100-tag page", "milliseconds")
                        .row("first after ready", calls.figures(Emulator.IMAGE, Call::first))
                        .row("warm median, repeated", calls.figures(Emulator.IMAGE, Call::repeated))
                        .row("warm median, varied", calls.figures(Emulator.IMAGE, Call::varied)));
    }

    private static Call measure(Lab lab, Server.Recipe recipe) throws IOException, InterruptedException {
        int calls = lab.options().scaled(CALLS);
        Server server = lab.startAndAwait(recipe, Server.READY);
        try (Connection connection = new Connection(server.port())) {
            connection.get(Server.READY);
            double first = connection.get(Page.HUNDRED.path()).millis();
            connection.medianMillis(Page.HUNDRED::path, lab.options().scaled(WARM_UP));
            connection.medianMillis(Page.THOUSAND.varied(), calls);
            double repeated = connection.medianMillis(Page.HUNDRED::path, calls);
            return new Call(first, repeated, connection.medianMillis(Page.THOUSAND.varied(), calls));
        } finally {
            server.end();
        }
    }
}
