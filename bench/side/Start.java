package side;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The time from the start of a process to the first page. */
class Start implements Measure {

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        List<Server.Recipe> recipes = recipes(lab);
        Map<String, Server.Recipe> byName =
                recipes.stream().collect(Collectors.toMap(Server.Recipe::name, Function.identity()));
        List<String> names = recipes.stream().map(Server.Recipe::name).toList();
        Rounds<String, Double> millis = Rounds.inTurn(lab.options().starts(), names, (name, _) -> {
            Server server = lab.start(byName.get(name));
            double taken = server.awaitOk(Page.HUNDRED.path());
            server.end();
            return taken;
        });
        Table table = new Table("Start to the first 200 of a list", "", "milliseconds", "× " + Peers.WIREMOCK);
        for (String name : names) {
            Figures ratio = millis.ratio(name, Peers.WIREMOCK, Double::doubleValue);
            table.row(name, millis.figures(name, Double::doubleValue), ratio);
        }
        Figures ratio = millis.ratio(Emulator.IMAGE, Peers.WIREMOCK, Double::doubleValue);
        return new Outcome(
                List.of(Goal.atMost(1, Peers.WIREMOCK, "start to the first 200 of a list", FIRST, ratio)), table);
    }

    private static List<Server.Recipe> recipes(Lab lab) throws IOException, InterruptedException {
        String seed = Emulator.seed(lab, Page.seed());
        Server.Recipe wireMock = lab.peers().wireMock();
        Server.Recipe image = Emulator.image(lab, Emulator.HEAP, seed);
        return lab.options().quick()
                ? List.of(wireMock, image)
                : List.of(
                        wireMock,
                        Emulator.jar(lab, seed),
                        Emulator.extracted(lab, seed),
                        Emulator.cached(lab, seed),
                        image);
    }
}
