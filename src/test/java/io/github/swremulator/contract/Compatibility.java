package io.github.swremulator.contract;

import io.github.swremulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Collects the statuses that each client received for each operation from the emulators' journals. A test class calls it
 * after each test, because the next test begins with an empty journal.
 */
public final class Compatibility {

    private static final Path NOTES = Path.of("target/compatibility");

    private Compatibility() {}

    /** Notes the requests of clients whose User-Agent begins with a prefix. */
    public static void note(Emulator emulator, String client, String userAgent) {
        Set<String> lines = new TreeSet<>();
        for (JsonNode request : requests(emulator)) {
            String agent = request.path("headers").path("User-Agent").asString("");
            if (agent.startsWith(userAgent) && request.has("operation")) {
                lines.add(String.join(
                        "\t",
                        request.get("operation").stringValue(),
                        client,
                        request.get("status").asString()));
            }
        }
        write(client.replaceAll("[^A-Za-z0-9.]+", "-"), lines);
    }

    private static JsonNode requests(Emulator emulator) {
        return emulator.control().json("/requests").get("requests");
    }

    /** Appends to the notes of other tests; each fork has its own file. */
    private static void write(String name, Set<String> lines) {
        try {
            Files.createDirectories(NOTES);
            Files.write(
                    NOTES.resolve(name + "." + ProcessHandle.current().pid() + ".tsv"),
                    lines,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the statuses by operation and client. */
    static Map<String, Map<String, Set<String>>> read(Predicate<String> client) {
        Map<String, Map<String, Set<String>>> answers = new TreeMap<>();
        for (String line : lines()) {
            String[] note = line.split("\t", -1);
            if (client.test(note[1])) {
                answers.computeIfAbsent(note[0], operation -> new TreeMap<>())
                        .computeIfAbsent(note[1], name -> new TreeSet<>())
                        .add(note[2]);
            }
        }
        return answers;
    }

    private static List<String> lines() {
        try (Stream<Path> files = Files.list(NOTES)) {
            return files.flatMap(Compatibility::lines).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
