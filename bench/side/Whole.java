package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All of many tags in one reply, from an emulator whose heap cannot hold them. */
class Whole implements Measure {

    private static final String HEAP = "-Xmx128m";
    private static final int TAGS = 200_000;
    private static final int CALLS = 3;

    private record Call(Connection.Reply reply, double peakMiB) {

        /** The emulator sent an incomplete reply, or has stopped. */
        private static final Call FAILED = new Call(
                new Connection.Reply(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                Double.POSITIVE_INFINITY);
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        int tags = lab.options().scaled(TAGS);
        Server server = lab.startAndAwait(Emulator.onStore(lab, HEAP, Page.seed("big", tags)), Server.READY);
        Table table = new Table(
                "All of %,d tags, image, `-Xmx128m`, H2 in a folder".formatted(tags),
                "call",
                "first byte, ms",
                "complete, ms",
                "MiB",
                "peak resident after, MiB");
        table.row("before", "", "", "", server.peakResidentMiB());
        List<Call> calls = new ArrayList<>();
        for (int n = 1; n <= CALLS; n++) {
            Call call = call(server);
            calls.add(call);
            Connection.Reply reply = call.reply();
            table.row(n, reply.firstByteMillis(), reply.millis(), reply.bytes() / 1048576.0, call.peakMiB());
        }
        return new Outcome(goals(tags, calls), table);
    }

    private static Call call(Server server) {
        try (Connection connection = new Connection(server.port())) {
            Connection.Reply reply = connection.get(Page.tagsPath("big"));
            if (reply.status() != 200) {
                throw new Refusal("the list of all tags returned %s", reply.status());
            }
            return new Call(reply, server.peakResidentMiB());
        } catch (IOException e) {
            return Call.FAILED;
        }
    }

    private static List<Goal> goals(int tags, List<Call> calls) {
        String all = "all of %,d tags, edition `2018`, no limit, `-Xmx128m`: ".formatted(tags);
        Figures firstByte = Figures.of(calls.stream().map(call -> call.reply().firstByteMillis()).toList());
        double growth = calls.contains(Call.FAILED)
                ? Double.POSITIVE_INFINITY
                : calls.getLast().peakMiB() / calls.getFirst().peakMiB();
        String peak = all + "peak after the last call";
        return List.of(
                Goal.within(100, "ms", all + "first byte", REPEATED, firstByte),
                Goal.atMost(1.05, "after the first", peak, REPEATED, Figures.of(growth)));
    }
}
