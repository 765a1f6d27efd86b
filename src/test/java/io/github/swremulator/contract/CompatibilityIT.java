package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writes the page with the clients' calls in the tests that ran before, and compares it with docs/compatibility.md. */
class CompatibilityIT {

    private static final Path KEPT = Path.of("docs/compatibility.md");
    private static final Path WRITTEN = Path.of("target/compatibility.md");
    private static final String HEAD = """
            # Compatibility

            The operations that clients call in the tests, with the statuses that they received and handled as expected. The
            tests write this page from the journals of the emulators that the clients called. openstacksdk is version 4.22.0 with
            keystoneauth1 5.18.1.

            These clients, unmodified, were run by hand, in each mode of authentication, with the authentication URL with and without
            `/v3`; the tests repeat the requests that they sent:

            * gophertelekomcloud at commit 30e3307 (0.9.3 and 143 commits) logs in by password and by access key, and lists organizations,
              image repositories and tags.
            * golangsdk (`github.com/chnsz/golangsdk`) at commit 83ad1d2 logs in by password and by access key, and shows an organization
              and an image repository. Its list of image repositories expects an object, and so fails on the array that is documented.
            * otcextensions 0.34.8 on openstacksdk logs in by password, and lists organizations.

            """;

    @Test
    void pageContainsTheStatusesThatTheClientsReceived() throws IOException {
        Map<String, Map<String, Set<String>>> answers = Compatibility.read(client -> true);
        Set<String> clients = answers.values().stream()
                .flatMap(byClient -> byClient.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Files.writeString(WRITTEN, page(answers, List.copyOf(clients)));
        assertThat(clients).contains("Java SDK");
        List<List<String>> kept = columns(Files.readString(KEPT), clients);
        assertThat(columns(Files.readString(WRITTEN), clients))
                .as("%s differs from %s, which this run wrote; if the change is intended, copy it", KEPT, WRITTEN)
                .isEqualTo(kept);
    }

    private static String page(Map<String, Map<String, Set<String>>> answers, List<String> clients) {
        StringBuilder page = new StringBuilder(HEAD);
        row(page, "Operation", clients);
        row(page, "---", clients.stream().map(client -> "---").toList());
        answers.forEach((operation, byClient) -> row(
                page,
                operation,
                clients.stream()
                        .map(client -> String.join(", ", byClient.getOrDefault(client, Set.of())))
                        .toList()));
        return page.toString();
    }

    private static void row(StringBuilder page, String first, List<String> others) {
        page.append("| ").append(first);
        others.forEach(cell -> page.append(" | ").append(cell));
        page.append(" |\n");
    }

    /** Returns the rows with the columns of these clients only: without Node, its SDK did not run. */
    private static List<List<String>> columns(String page, Set<String> clients) {
        List<List<String>> rows = page.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .toList();
        List<String> head = rows.get(0);
        return rows.stream()
                .map(row -> head.stream()
                        .filter(name -> name.equals("Operation") || clients.contains(name))
                        .map(name -> row.get(head.indexOf(name)))
                        .toList())
                .filter(row -> row.stream().skip(1).anyMatch(cell -> !cell.isEmpty()))
                .toList();
    }
}
