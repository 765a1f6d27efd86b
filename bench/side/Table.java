package side;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of Markdown. */
record Table(String title, List<String> columns, List<List<String>> rows) {

    Table(String title, String... columns) {
        this(title, List.of(columns), new ArrayList<>());
    }

    Table row(Object... cells) {
        rows.add(Stream.of(cells).map(Object::toString).toList());
        return this;
    }

    String markdown() {
        String rule = "|" + "---|".repeat(columns.size());
        return rows.stream()
                .map(Table::line)
                .collect(Collectors.joining("\n", line(columns) + "\n" + rule + "\n", "\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
