package side;

import java.util.Arrays;
import java.util.List;

/**
 * What a run was asked for.
 *
 * @param only names of measures; empty for all
 * @param write whether to write the page also where not all was measured
 */
record Options(boolean quick, List<String> only, boolean write) {

    private static final List<String> QUICK = List.of("pages", "start", "first-call");

    static Options of(String... arguments) {
        boolean quick = false;
        List<String> only = List.of();
        boolean write = false;
        for (var rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--quick" -> quick = true;
                case "--only" -> only = names(rest.hasNext() ? rest.next() : "");
                case "--write" -> write = true;
                case String other -> throw new Refusal(other + " is no option; there are --quick, --only and --write");
            }
        }
        return new Options(quick, only, write);
    }

    private static List<String> names(String joined) {
        return List.of(joined.split(","));
    }

    boolean wants(String measure) {
        return only.isEmpty() ? !quick || QUICK.contains(measure) : only.contains(measure);
    }

    /** Whether to keep the page: of itself only where all was measured at length. */
    boolean keeps() {
        return write || (!quick && only.isEmpty());
    }

    int rounds() {
        return quick ? 2 : 5;
    }

    /** How often servers are started. */
    int starts() {
        return quick ? 1 : 5;
    }

    int seconds() {
        return quick ? 1 : 3;
    }

    int warmUpSeconds() {
        return quick ? 1 : 9;
    }

    int calls(int whole) {
        return quick ? whole / 10 : whole;
    }

    int tags(int whole) {
        return quick ? whole / 10 : whole;
    }

    /** How many minutes are spent, each so many seconds. */
    int minutes(int whole) {
        return quick ? 2 : whole;
    }

    int minuteSeconds() {
        return quick ? 2 : 60;
    }
}
