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
    /** Their versions are those of the machine, and may call other operations, so they are not compared. */
    private static final Set<String> INSTALLED = Set.of("skopeo", "crane", "oras");

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

            The tests run jib 0.28.1, and skopeo, umoci, crane, oras and Docker where they are installed. These versions, unmodified, were run by
            hand with `open` and with `verify`:

            * skopeo 1.9.3 copies images of OCI and Docker in and out, lists tags, inspects, and deletes. An image index of OCI is refused, so it
              converts it to a manifest list, or fails with `--preserve-digests`.
            * umoci 0.4.7 made, unpacked and changed the images that skopeo copied.
            * crane 0.22.1 pushes, pulls, lists, copies with mounted blobs, tags, appends, validates and deletes. Its index of OCI is refused, its
              manifest list of Docker is not.
            * oras 1.3.6 pushes and pulls artifacts and a Helm chart, attaches, discovers, copies, tags and deletes. Its index is refused.
            * Docker 28.2.2 with engine 20.10.24 logs in, pushes, mounts, pulls, and pushes manifest lists.
            * buildx 0.38.2 with BuildKit 0.34.2 pushes with `--provenance=false`; without it, and for several platforms without
              `oci-mediatypes=false`, the push is refused.

            With `swr.registry.media-types=any`, the indexes of crane and oras are accepted.

            """;

    @Test
    void pageContainsTheStatusesThatTheClientsReceived() throws IOException {
        Map<String, Map<String, Set<String>>> answers = Compatibility.read(client -> true);
        Set<String> clients = answers.values().stream()
                .flatMap(byClient -> byClient.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Files.writeString(WRITTEN, page(answers, List.copyOf(clients)));
        assertThat(clients).contains("Java SDK");
        clients.removeAll(INSTALLED);
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
