package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What stands in the folder examples. */
class ExamplesTest {

    private static Emulator emulator;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        emulator = Emulator.start("swr.seed=examples/replies");
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void listAllTagsPrintsEveryTagPageByPage() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")));
        assertThat(run(Path.of("examples/list-all-tags.sh").toAbsolutePath() + " " + emulator.endpoint()
                        + " group 'web$frontend'"))
                .isEqualTo("1.2\n1.1\n1.0\n");
    }

    @Test
    void listTagsCallsTheEmulatorThroughTheVendorsSdk() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(java + " -cp '" + System.getProperty("java.class.path") + "' "
                        + Path.of("examples/ListTags.java").toAbsolutePath() + " " + emulator.endpoint()))
                .containsSubsequence("1.2 3486776\n", "1.1 3486778\n", "1.0 3486780\n", "404 SVCSTG.SWR.4040010\n");
    }

    @Test
    @Tag("store")
    void cleanTagsKeepsTheNewestTenOfEachRepository() throws Exception {
        try (Emulator full = Emulator.start("swr.seed=examples/everything.yaml")) {
            List<String> newest = tagNames(full, "api").subList(0, 10);
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            run(java + " -cp '" + System.getProperty("java.class.path") + "' "
                    + Path.of("examples/CleanTags.java").toAbsolutePath() + " " + full.endpoint() + " any any");
            assertThat(tagNames(full, "api")).containsExactlyElementsOf(newest);
            assertThat(tagNames(full, "layout")).hasSize(1);
        }
    }

    @Test
    void controlTriesEachVerbOfTheControlApi() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")));
        String printed = control();
        assertThat(printed.lines().filter(line -> line.startsWith("  lists")))
                .containsExactly(
                        "  lists: 200 0-12/12",
                        "  lists: 200 0-13/13",
                        "  lists: 404 ",
                        "  lists: 200 0-13/13",
                        "  lists: 403 ",
                        "  lists: 200 0-13/13",
                        "  lists: 429 ",
                        "  lists: 200 0-13/13");
        Set<String> called = printed.lines()
                .filter(line -> line.matches("[A-Z]+ /.*"))
                .map(line -> line.replaceFirst("\\?\\S*", "").replaceFirst(" \\d+$", ""))
                .map(line -> line.replace("/thirteen", "/{name}").replace("/once", "/{id}"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        JsonMapper.shared()
                .readTree(emulator.get("/_emulator").body())
                .get("routes")
                .forEachEntry((path, methods) -> methods.forEach(
                        method -> there.add(method.stringValue() + " " + path.substring("/_emulator".length()))));
        assertThat(called).as("the example leaves no verb out").isEqualTo(there);
        assertThat(control()).as("nothing of it stays behind").isEqualTo(printed);
    }

    private String control() throws Exception {
        return run(Path.of("examples/control.sh").toAbsolutePath() + " " + emulator.endpoint());
    }

    @Test
    @Tag("store")
    void theSeedsAreLoaded() {
        try (Emulator three = Emulator.start("swr.seed=examples/seed.yaml")) {
            assertThat(total(three, "busybox")).isEqualTo(3);
            assertThat(total(three, "empty")).isZero();
            assertThat(total(three, "api")).isEqualTo(25);
        }
        try (Emulator everything = Emulator.start("swr.seed=examples/everything.yaml")) {
            assertThat(total(everything, "api")).isEqualTo(2506);
            assertThat(total(everything, "layout")).isEqualTo(1);
        }
    }

    private static int total(Emulator emulator, String repository) {
        return tagNames(emulator, repository).size();
    }

    /** The newest first. */
    private static List<String> tagNames(Emulator emulator, String repository) {
        return JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", repository)).body())
                .valueStream()
                .map(tag -> tag.get("Tag").stringValue())
                .toList();
    }

    private String run(String command) throws Exception {
        try (Shell shell = new Shell(folder)) {
            return shell.run(command);
        }
    }
}
