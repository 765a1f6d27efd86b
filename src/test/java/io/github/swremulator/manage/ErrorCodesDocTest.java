package io.github.swremulator.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of codes in docs/api.md has what the code says. */
class ErrorCodesDocTest {

    private static final String BEGIN = "<!-- codes -->\n";
    private static final String END = "<!-- /codes -->";

    @Test
    void listsTheCodesThatAreRaised() throws IOException {
        String document = Files.readString(Path.of("docs/api.md"));
        String table = document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END));
        String rows = table.lines()
                .filter(line -> line.contains("`SVCSTG."))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        assertThat(rows).isEqualTo(expected());
    }

    private static String expected() {
        return Arrays.stream(SwrErrorCode.values())
                .map(code -> "| %d | `%s` | %s |\n"
                        .formatted(code.error().status(), code.error().code(), code.when()))
                .collect(Collectors.joining());
    }
}
