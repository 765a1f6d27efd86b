package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an emulator with little memory takes while it is loaded. */
class Memory implements Measure {

    private static final String HEAP = "-Xmx128m";
    private static final int MINUTES = 10;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Outcome take(Lab lab) throws IOException, InterruptedException {
        List<Double> resident = residentByMinute(lab);
        double first = resident.getFirst();
        return new Outcome(
                List.of(
                        Goal.within(
                                250,
                                "MiB",
                                "resident memory after 60 s of load, `-Xmx128m`",
                                Asked.MIXED,
                                Figures.of(first)),
                        Goal.atMost(
                                1.05,
                                "after the first",
                                "the same after each of " + resident.size() + " minutes",
                                Asked.MIXED,
                                Figures.of(resident.stream()
                                        .map(later -> later / first)
                                        .toList()))),
                table(resident));
    }

    private static List<Double> residentByMinute(Lab lab) throws IOException, InterruptedException {
        Server server = lab.startAndAwait(Emulator.imageOf(HEAP, lab, Emulator.seed(lab, Page.seed())), Server.READY);
        List<Double> resident = new ArrayList<>();
        for (int minute = 0; minute < lab.options().minutes(MINUTES); minute++) {
            new Wrk(lab).mixed(server, lab.options().minuteSeconds());
            resident.add(server.residentMiB());
        }
        return resident;
    }

    private static Table table(List<Double> resident) {
        Table table = new Table("Resident memory under load, image, `-Xmx128m`", "minute", "MiB");
        for (int minute = 0; minute < resident.size(); minute++) {
            table.row(minute + 1, Figures.text(resident.get(minute)));
        }
        return table;
    }
}
