package side;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Measures the emulator beside others: {@code bench/run}. */
class Bench {

    /** By the names that {@code --only} takes, in the order of the report. */
    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("pages", new Pages());
        MEASURES.put("start", new Start());
        MEASURES.put("first-call", new FirstCall());
        MEASURES.put("memory", new Memory());
        MEASURES.put("end", new End());
        MEASURES.put("whole", new Whole());
        MEASURES.put("million", new Million());
        MEASURES.put("growth", new Growth());
    }

    private Bench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        try {
            run(Options.of(MEASURES.keySet(), arguments));
        } catch (Refusal e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        Lab lab = new Lab(options);
        Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
        Set<String> wanted = options.measures();
        Map<String, Measure.Outcome> outcomes = outcomes(lab, wanted);
        List<String> failed = wanted.stream().filter(name -> !outcomes.containsKey(name)).toList();
        Report report = new Report(Report.machine(lab), List.copyOf(outcomes.values()), failed);
        System.out.println(report.markdown());
        if (options.writes()) {
            report.write(Path.of("docs"));
        }
        if (!failed.isEmpty()) {
            throw new Refusal("some measures failed");
        }
    }

    /** A measure that fails does not stop the others. */
    private static Map<String, Measure.Outcome> outcomes(Lab lab, Set<String> wanted)
            throws IOException, InterruptedException {
        Map<String, Measure.Outcome> outcomes = new LinkedHashMap<>();
        for (String name : wanted) {
            System.err.printf("%tT %s%n", LocalTime.now(), name);
            try {
                outcomes.put(name, MEASURES.get(name).take(lab));
            } catch (Refusal e) {
                System.err.println(e.getMessage());
            }
            lab.endAll();
        }
        return outcomes;
    }
}
