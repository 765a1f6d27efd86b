package side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All outcomes as a page of Markdown, with a plot beside it.
 *
 * @param failed names of measures of which nothing is known
 */
record Report(Machine machine, List<Outcome> outcomes, List<String> failed) {

    private static final String PLOT = "benchmarks.svg";
    private static final String HEAD = """
        # Benchmarks

        Made by `bench/run`, which writes this page anew. Each figure is the median of all rounds, with the least and the most
        of them in parentheses; a ratio is taken within each round; ∞ is what failed. What is compared is asked in turn on
        the same machine, one at a time, and the pages over 16 connections on loopback; that all servers reply the same bytes
        is checked before. Every JVM is of the same JDK and has `-Xmx512m` where nothing else is said. *Image* is the emulator
        as the container image starts it. A page is *repeated* when it is the same again and again, which a server may keep,
        and *varied* when hardly any is asked twice; *mixed* is half of each.

        """;

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        if (!failed.isEmpty()) {
            page.append("Not measured, since it broke off: %s.%n%n".formatted(String.join(", ", failed)));
        }
        page.append(goals().markdown()).append('\n');
        if (!charts().isEmpty()) {
            page.append("![Requests per second of each server and page](")
                    .append(PLOT)
                    .append(")\n\n");
        }
        for (Table table : tables()) {
            page.append("## %s%n%n%s%n".formatted(table.title(), table.markdown()));
        }
        return page.toString().stripTrailing() + "\n";
    }

    private Table goals() {
        Table table = new Table("Goals", "measure", "page", "goal", "measured", "met");
        outcomes.stream()
                .flatMap(outcome -> outcome.goals().stream())
                .forEach(goal -> table.row(goal.measure(), goal.page(), goal.wanted(), goal.measured(), goal.met()));
        return table;
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        outcomes.forEach(outcome -> tables.addAll(outcome.tables()));
        tables.add(machine.table());
        return tables;
    }

    private List<Chart> charts() {
        return outcomes.stream().flatMap(outcome -> outcome.charts().stream()).collect(Collectors.toList());
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("benchmarks.md"), markdown());
        Files.writeString(folder.resolve(PLOT), new Plot(charts()).svg());
    }
}
