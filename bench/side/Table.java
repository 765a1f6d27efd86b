package side;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown table. */
record Table(String title, List<String> columns, List<List<String>> rows) {

    Table(String title, String... columns) {
        this(title, List.of(columns), new ArrayList<>());
    }

    /** Adds a row; a number is written with three significant digits. */
    Table row(Object... cells) {
        rows.add(Stream.of(cells)
                .map(cell -> cell instanceof Double number ? Figures.text(number) : cell.toString())
                .toList());
        return this;
    }

    String markdown() {
        String head = line(columns) + "\n|" + "---|".repeat(columns.size()) + "\n";
        return rows.stream().map(Table::line).collect(Collectors.joining("\n", head, "\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
