package side;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        List<String> failed = new ArrayList<>();
        List<Outcome> outcomes = outcomes(lab, wanted, failed);
        Report report = new Report(Machine.of(lab), outcomes, failed);
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
    private static List<Outcome> outcomes(Lab lab, List<Measure> measures, List<String> failed)
            throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Measure measure : measures) {
            System.err.printf("%tT %s%n", LocalTime.now(), measure.name());
            try {
                outcomes.add(measure.take(lab));
            } catch (Refusal e) {
                System.err.println(e.getMessage());
                failed.add(measure.name());
            }
            lab.endAll();
        }
        return outcomes;
    }
}
