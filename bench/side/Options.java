package side;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The options of a run.
 *
 * @param measures the names of the measures, in the order of the report
 * @param writes whether to write the page
 */
record Options(boolean quick, Set<String> measures, boolean writes) {

    private static final List<String> QUICK = List.of("pages", "start", "first-call");

    static Options of(Collection<String> names, String... arguments) {
        boolean quick = false;
        List<String> only = List.of();
        boolean write = false;
        for (var rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--quick" -> quick = true;
                case "--only" -> only = List.of((rest.hasNext() ? rest.next() : "").split(","));
                case "--write" -> write = true;
                case String other -> throw new Refusal("unknown option %s, expected --quick, --only or --write", other);
            }
        }
        if (!names.containsAll(only)) {
            throw new Refusal("unknown measure in %s, expected some of %s", only, names);
        }
        Set<String> measures = new LinkedHashSet<>(names);
        measures.retainAll(!only.isEmpty() ? only : quick ? QUICK : names);
        return new Options(quick, measures, write || (!quick && only.isEmpty()));
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

    /** A number of tags or calls. */
    int scaled(int full) {
        return quick ? full / 10 : full;
    }

    int minutes() {
        return quick ? 2 : 10;
    }

    int minuteSeconds() {
        return quick ? 2 : 60;
    }
}
