package side;

import java.io.IOException;
import java.util.List;

/** How long an emulator takes to stop under load. */
class End implements Measure {

    private static final int BEFORE_SECONDS = 5;
    private static final int LOAD_SECONDS = 60;

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Server.Recipe recipe = Emulator.image(lab, Emulator.HEAP, Emulator.seed(lab, Page.seed()));
        Figures seconds = Rounds.inTurn(lab.options().starts(), List.of(Emulator.IMAGE), (_, _) -> end(lab, recipe))
                .figures(Emulator.IMAGE, Double::doubleValue);
        return new Outcome(List.of(Goal.within(2, "s", "SIGTERM under load to exit", MIXED, seconds)));
    }

    private static double end(Lab lab, Server.Recipe recipe) throws IOException, InterruptedException {
        Server server = lab.startAndAwait(recipe, Server.READY);
        Process load = lab.begin(new Wrk(lab).mixedCommand(server, LOAD_SECONDS));
        try {
            Thread.sleep(BEFORE_SECONDS * 1000L);
            return server.end();
        } finally {
            load.destroy();
            load.waitFor();
        }
    }
}
