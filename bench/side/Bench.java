package side;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the emulator beside others, in one run: {@code bench/run}. */
class Bench {

    private static final List<Measure> MEASURES = List.of(
            new Pages(),
            new Start(),
            new FirstCall(),
            new Memory(),
            new End(),
            new Whole(),
            new Million(),
            new Growth());

    private Bench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        try {
            run(Options.of(arguments));
        } catch (Refusal e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        List<Measure> wanted = wanted(options);
        Lab lab = new Lab(options);
        Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
        Map<String, Outcome> outcomes = outcomes(lab, wanted);
        List<String> failed = wanted.stream()
                .map(Measure::name)
                .filter(name -> !outcomes.containsKey(name))
                .toList();
        Report report = new Report(Machine.of(lab), List.copyOf(outcomes.values()), failed);
        System.out.println(report.markdown());
        if (options.keeps()) {
            report.write(Path.of("docs"));
        }
        if (!failed.isEmpty()) {
            throw new Refusal("not all could be measured");
        }
    }

    private static List<Measure> wanted(Options options) {
        List<String> names = MEASURES.stream().map(Measure::name).toList();
        if (!names.containsAll(options.only())) {
            throw new Refusal("the measures are " + String.join(", ", names));
        }
        return MEASURES.stream()
                .filter(measure -> options.wants(measure.name()))
                .toList();
    }

    /** A measure that fails takes nothing from the others. */
    private static Map<String, Outcome> outcomes(Lab lab, List<Measure> measures)
            throws IOException, InterruptedException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Measure measure : measures) {
            System.err.printf("%tT %s%n", LocalTime.now(), measure.name());
            try {
                outcomes.put(measure.name(), measure.take(lab));
            } catch (Refusal e) {
                System.err.println(e.getMessage());
            }
            lab.endAll();
        }
        return outcomes;
    }
}
