package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How much longer the first call takes than one of a warm emulator. */
class FirstCall implements Measure {

    private static final int WARM_UP = 2_000;
    private static final int CALLS = 500;

    /** Milliseconds in one process: of its first call, and the medians when it was warm. */
    private record Call(double first, double repeated, double varied) {}

    @Override
    public String name() {
        return "first-call";
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Recipe recipe = Emulator.image(lab, Emulator.seed(lab, Page.seed()));
        Rounds<String, Call> calls =
                Rounds.inTurn(lab.options().starts(), List.of(Emulator.IMAGE), (_, _) -> ask(lab, recipe));
        return new Outcome(goals(calls), table(calls));
    }

    private static Call ask(Lab lab, Recipe recipe) throws IOException, InterruptedException {
        Server server = lab.startAndAwait(recipe, Server.READY);
        try (Connection connection = new Connection(server.port())) {
            connection.get(Server.READY);
            double first = connection.get(Page.HUNDRED.path()).millis();
            Varied pages = new Varied(Page.THOUSAND.repository(), Page.THOUSAND.tags());
            median(connection, Page.HUNDRED::path, lab.options().calls(WARM_UP));
            median(connection, pages::path, lab.options().calls(CALLS));
            double repeated =
                    median(connection, Page.HUNDRED::path, lab.options().calls(CALLS));
            return new Call(
                    first,
                    repeated,
                    median(connection, pages::path, lab.options().calls(CALLS)));
        } finally {
            server.end();
        }
    }

    private static double median(Connection connection, Supplier<String> path, int calls) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            millis.add(connection.get(path.get()).millis());
        }
        return Figures.of(millis).median();
    }

    private static List<Goal> goals(Rounds<String, Call> calls) {
        Figures repeated = calls.ratio(Emulator.IMAGE, Call::first, Emulator.IMAGE, Call::repeated);
        Figures varied = calls.ratio(Emulator.IMAGE, Call::first, Emulator.IMAGE, Call::varied);
        return List.of(
                Goal.atMost(5, "warm median", "first list call after ready", Asked.REPEATED, repeated),
                Goal.atMost(5, "warm median", "first list call after ready", Asked.VARIED, varied));
    }

    private static Table table(Rounds<String, Call> calls) {
        return new Table("Calls one after the other over one connection, image", "100-tag page", "milliseconds")
                .row("first after ready", calls.figures(Emulator.IMAGE, Call::first))
                .row("warm median, repeated", calls.figures(Emulator.IMAGE, Call::repeated))
                .row("warm median, varied", calls.figures(Emulator.IMAGE, Call::varied));
    }
}
