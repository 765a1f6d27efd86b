package side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All outcomes as a Markdown page with a plot.
 *
 * @param failed names of the measures that failed
 */
record Report(Table machine, List<Measure.Outcome> outcomes, List<String> failed) {

    private static final String PLOT = "benchmarks.svg";
    private static final String HEAD = """
        # Benchmarks

        Written by `bench/run`. Each figure is the median of all rounds, with the minimum and maximum in parentheses. A ratio is
        computed within each round. ∞ means that the call failed. The servers run on the same machine and are called in turn, one
        at a time, pages over 16 loopback connections. All servers reply the same bytes, which is checked first. Every JVM is of
        the same JDK and has `-Xmx512m` unless specified otherwise. *Image* is the emulator as the container image starts it.
        *Repeated* means the same page again and again, which a server may cache; *varied* means that hardly any page is requested
        twice; *mixed* is half of each.

        """;

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        if (!failed.isEmpty()) {
            page.append("These measures failed: %s.%n%n".formatted(String.join(", ", failed)));
        }
        page.append(goals().markdown()).append('\n');
        if (!charts().isEmpty()) {
            page.append("![Requests per second of each server and page](%s)%n%n".formatted(PLOT));
        }
        for (Measure.Outcome outcome : outcomes) {
            outcome.tables().forEach(table -> page.append(section(table)));
        }
        return page.append(section(machine)).toString().stripTrailing() + "\n";
    }

    private static String section(Table table) {
        return "## %s%n%n%s%n".formatted(table.title(), table.markdown());
    }

    private Table goals() {
        Table table = new Table("Goals", "measure", "page", "goal", "measured", "met");
        outcomes.stream()
                .flatMap(outcome -> outcome.goals().stream())
                .forEach(goal -> table.row(goal.measure(), goal.page(), goal.wanted(), goal.measured(), goal.met()));
        return table;
    }

    private List<Plot.Chart> charts() {
        return outcomes.stream().flatMap(outcome -> outcome.charts().stream()).toList();
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("benchmarks.md"), markdown());
        Files.writeString(folder.resolve(PLOT), new Plot(charts()).svg());
    }

    static Table machine(Lab lab) throws IOException, InterruptedException {
        String memory = found(Files.readString(Path.of("/proc/meminfo")), "MemTotal:\\s*(\\d+)");
        String processor = found(Files.readString(Path.of("/proc/cpuinfo")), "model name\\s*: (.*)");
        String here = Path.of("").toAbsolutePath().toString();
        Table table = new Table("Machine and versions", "", "")
                .row("date", LocalDate.now())
                .row("processor", processor + ", " + Runtime.getRuntime().availableProcessors() + " cores")
                .row("memory", Math.round(Double.parseDouble(memory) / (1 << 20)) + " GiB")
                .row("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .row("JDK", System.getProperty("java.vm.vendor") + " " + Runtime.version())
                .row("emulator", lab.run("git", "-C", here, "describe", "--always", "--dirty").strip());
        for (Download download : Download.values()) {
            table.row(download.product(), download.version());
        }
        // wrk prints its version with its usage only, and then fails.
        return table.row("nginx", found(lab.run("nginx", "-v"), "nginx/(\\S+)"))
                .row("wrk", found(lab.run("sh", "-c", "wrk -v || true"), "wrk (?:debian/)?(\\S+)"));
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}
