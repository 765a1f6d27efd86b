package side;

import java.io.IOException;
import java.util.List;

/** One question about the emulator, with everything that it takes to answer it. */
interface Measure {

    /** Kinds of pages: the first one ever, always the same, half of each, hardly any requested twice. */
    String FIRST = "first";

    String REPEATED = "repeated";
    String MIXED = "mixed";
    String VARIED = "varied";

    Outcome take(Lab lab) throws IOException, InterruptedException;

    /** What a server is asked for: a kind of pages, or the name of one page. */
    record Asked(String server, String pages) {}

    record Outcome(List<Goal> goals, List<Table> tables, List<Plot.Chart> charts) {

        Outcome(List<Goal> goals, Table... tables) {
            this(goals, List.of(tables), List.of());
        }
    }
}
