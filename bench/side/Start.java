package side;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long it is from the start of a process to the first page. */
class Start implements Measure {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Map<String, Recipe> recipes = recipes(lab);
        Rounds<String, Double> millis =
                Rounds.inTurn(lab.options().starts(), recipes.keySet(), (name, _) -> start(lab, recipes.get(name)));
        return new Outcome(List.of(goal(millis)), table(millis, recipes.keySet()));
    }

    private static Map<String, Recipe> recipes(Lab lab) throws IOException, InterruptedException {
        String seed = Emulator.seed(lab, Page.seed());
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(Peers.WIREMOCK, Peers.wireMock(lab, lab.replies()));
        if (!lab.options().quick()) {
            recipes.put(Emulator.JAR, Emulator.jar(lab, seed));
            recipes.put(Emulator.EXTRACTED, Emulator.extracted(lab, seed));
            recipes.put(Emulator.CACHED, Emulator.cached(lab, seed));
        }
        recipes.put(Emulator.IMAGE, Emulator.image(lab, seed));
        return recipes;
    }

    private static double start(Lab lab, Recipe recipe) throws IOException, InterruptedException {
        Server server = lab.start(recipe);
        double millis = server.awaitOk(Page.HUNDRED.path());
        server.end();
        return millis;
    }

    private static Goal goal(Rounds<String, Double> millis) {
        Figures ratio = millis.ratio(Emulator.IMAGE, Peers.WIREMOCK, Double::doubleValue);
        return Goal.atMost(1, Peers.WIREMOCK, "start to the first 200 of a list", Asked.FIRST, ratio);
    }

    private static Table table(Rounds<String, Double> millis, Collection<String> names) {
        Table table = new Table("Start to the first 200 of a list", "", "milliseconds", "× " + Peers.WIREMOCK);
        for (String name : names) {
            table.row(
                    name,
                    millis.figures(name, Double::doubleValue),
                    millis.ratio(name, Peers.WIREMOCK, Double::doubleValue));
        }
        return table;
    }
}
