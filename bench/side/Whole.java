package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All of many tags in one reply, from an emulator that has no memory for them. */
class Whole implements Measure {

    private static final String HEAP = "-Xmx128m";
    private static final int TAGS = 200_000;
    private static final int CALLS = 3;

    private record Call(Answer answer, double peakMiB) {

        /** The emulator broke off, or has ended. */
        private static final Call BROKEN = new Call(
                new Answer(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY), Double.POSITIVE_INFINITY);
    }

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        int tags = lab.options().tags(TAGS);
        Store store = Store.seeded(lab, Page.seed("big", tags));
        Server server = lab.startAndAwait(store.recipe(lab, HEAP), Server.READY);
        double before = server.peakResidentMiB();
        List<Call> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(call(server));
        }
        return new Outcome(goals(tags, calls), table(tags, before, calls));
    }

    private static Call call(Server server) {
        try (Connection connection = new Connection(server.port())) {
            Answer answer = connection.get(Page.tagsPath("big"));
            if (answer.status() != 200) {
                throw new Refusal("the list of all tags is answered with " + answer.status());
            }
            return new Call(answer, server.peakResidentMiB());
        } catch (IOException e) {
            return Call.BROKEN;
        }
    }

    private static List<Goal> goals(int tags, List<Call> calls) {
        String all = "all of %,d tags, edition `2018`, no limit, `-Xmx128m`: ".formatted(tags);
        Figures firstByte = Figures.of(
                calls.stream().map(call -> call.answer().firstByteMillis()).toList());
        return List.of(
                Goal.within(100, "ms", all + "first byte", Asked.REPEATED, firstByte),
                Goal.atMost(
                        1.05,
                        "after the first",
                        all + "peak after the last call",
                        Asked.REPEATED,
                        Figures.of(growth(calls))));
    }

    private static double growth(List<Call> calls) {
        return calls.contains(Call.BROKEN)
                ? Double.POSITIVE_INFINITY
                : calls.getLast().peakMiB() / calls.getFirst().peakMiB();
    }

    private static Table table(int tags, double before, List<Call> calls) {
        Table table = new Table(
                "All of %,d tags, image, `-Xmx128m`, H2 in a folder".formatted(tags),
                "call",
                "first byte, ms",
                "whole, ms",
                "MiB",
                "peak resident after, MiB");
        table.row("before", "", "", "", Figures.text(before));
        for (Call call : calls) {
            Answer answer = call.answer();
            table.row(
                    table.rows().size(),
                    Figures.text(answer.firstByteMillis()),
                    Figures.text(answer.millis()),
                    Figures.text(answer.bytes() / 1048576.0),
                    Figures.text(call.peakMiB()));
        }
        return table;
    }
}
