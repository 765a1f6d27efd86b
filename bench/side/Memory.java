package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The memory of an emulator with a small heap under load. */
class Memory implements Measure {

    private static final String HEAP = "-Xmx128m";

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        Server server =
                lab.startAndAwait(Emulator.image(lab, HEAP, Emulator.seed(lab, Page.seed())), Server.READY);
        List<Double> resident = new ArrayList<>();
        Table table = new Table("Resident memory under load, image, `-Xmx128m`", "minute", "MiB");
        for (int minute = 1; minute <= lab.options().minutes(); minute++) {
            new Wrk(lab).mixed(server, lab.options().minuteSeconds());
            resident.add(server.residentMiB());
            table.row(minute, resident.getLast());
        }
        double first = resident.getFirst();
        Figures growth = Figures.of(resident.stream().map(later -> later / first).toList());
        String after = "the same after each of " + resident.size() + " minutes";
        return new Outcome(
                List.of(
                        Goal.within(
                                250,
                                "MiB",
                                "resident memory after 60 s of load, `-Xmx128m`",
                                MIXED,
                                Figures.of(first)),
                        Goal.atMost(1.05, "after the first", after, MIXED, growth)),
                table);
    }
}
