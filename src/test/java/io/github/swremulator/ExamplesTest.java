package io.github.swremulator;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.seed.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Runs everything in the folder examples. */
@EmulatorTest
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");

    private final Emulator emulator;

    @TempDir
    private Path folder;

    ExamplesTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void listAllTagsPrintsEveryTagPageByPage() throws Exception {
        Seeds.load(emulator, EXAMPLES.resolve("replies"));
        assertThat(script("list-all-tags.sh", "group 'web$frontend'")).isEqualTo("1.2\n1.1\n1.0\n");
    }

    @Test
    void listTagsCallsTheEmulatorThroughTheVendorsSdk() throws Exception {
        emulator.seed("group/busybox: [{name: v1, size: 3486776}, {name: v2, size: 3486778}]");
        assertThat(java("java/ListTags.java", ""))
                .containsSubsequence(
                        "group/busybox:\n",
                        "  v2, 3486778 bytes\n",
                        "  v1, 3486776 bytes\n",
                        "group/unknown:\n",
                        "  404 SVCSTG.SWR.4040010: Image not found\n");
    }

    @Test
    void goListsEveryTag() throws Exception {
        assumeTrue(Programs.isInstalled("go"));
        emulator.seed("group/api: [{count: 101, name: '1.0.{n}'}]");
        String printed;
        try (Shell shell = new Shell(folder)) {
            printed = shell.run("GOTOOLCHAIN=local go run -C "
                    + EXAMPLES.resolve("go").toAbsolutePath() + " . " + emulator.endpoint()
                    + " 2>&1 || true");
        }
        assumeTrue(!printed.matches("(?s).*Get \"https://[^\n]*dial tcp.*"), "the SDK cannot be downloaded");
        assertThat(printed.lines().filter(line -> line.matches("1[.]0[.]\\d+ \\d+ bytes")))
                .hasSize(101);
        assertThat(printed).endsWith("group/api: 101 tags\n");
    }

    @Test
    void cleanTagsKeepsTheNewestTenOfEachRepository() throws Exception {
        emulator.seed("group/api: [{count: 120, name: \"1.0.{n}\"}, latest]\ngroup/layout: [v1]");
        List<String> newest = tagNames("api").subList(0, 10);
        assertThat(java("java/CleanTags.java", "any any"))
                .contains("group/api: deleted 111 tags\n", "group/layout: deleted 0 tags\n");
        assertThat(tagNames("api")).containsExactlyElementsOf(newest);
        assertThat(tagNames("layout")).hasSize(1);
    }

    @Test
    void testCleanerPassesInASessionOfItsOwn() throws Exception {
        emulator.seed("group/app: [v1]");
        assertThat(script("test-cleaner.sh", "")).isEqualTo("group/app: deleted 111 tags\nPASSED\n");
        assertThat(tagNames("app")).containsExactly("v1");
        assertThat(emulator.control().json("/sessions")).isEmpty();
    }

    @Test
    void testCleanerFailsOnAFinding() throws Exception {
        String cleaner = Files.readString(EXAMPLES.resolve("clean-tags.sh"));
        Path broken = folder.resolve("clean-tags.sh");
        Files.writeString(broken, cleaner.replace("$tags?", "$tags?colour=red&"));
        Files.copy(EXAMPLES.resolve("test-cleaner.sh"), folder.resolve("test-cleaner.sh"), COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Shell shell = new Shell(folder)) {
            assertThat(shell.run("./test-cleaner.sh " + emulator.endpoint() + " 2>&1 || echo failed"))
                    .contains("FAILED: {\"findings\":[{\"rule\":\"unknown-parameter\"")
                    .endsWith("failed\n");
        }
    }

    @Test
    void controlCallsEachRouteOfTheControlApi() throws Exception {
        String printed = script("control.sh", "");
        assertThat(printed.lines().filter(line -> line.startsWith("  lists")))
                .containsExactly(
                        "  lists: 200 0-12/12",
                        "  lists: 200 0-13/13",
                        "  lists: 404 ",
                        "  lists: 200 0-13/13",
                        "  lists: 403 ",
                        "  lists: 200 0-13/13",
                        "  lists: 429 ",
                        "  lists: 200 0-13/13",
                        "  lists: 200 0-1/1");
        Set<String> called = printed.lines()
                .filter(line -> line.matches("[A-Z]+ /.*"))
                .map(line -> line.replaceFirst("\\?\\S*", "").replaceFirst(" \\d+$", ""))
                .map(line -> line.replace("/thirteen", "/{name}")
                        .replace("/checkout", "/{name}")
                        .replace("/once", "/{id}"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        emulator.control()
                .json("")
                .get("routes")
                .forEachEntry((path, methods) -> methods.forEach(
                        method -> there.add(method.stringValue() + " " + path.substring("/_emulator".length()))));
        assertThat(called).as("the example calls every route").isEqualTo(there);
        assertThat(script("control.sh", ""))
                .as("the example restores everything")
                .isEqualTo(printed);
    }

    @Test
    void loadsTheSeeds() throws Exception {
        Seeds.load(emulator, EXAMPLES.resolve("seed.yaml"));
        assertThat(tagNames("busybox")).hasSize(3);
        assertThat(tagNames("empty")).isEmpty();
        assertThat(tagNames("api")).hasSize(25);
        Seeds.load(emulator, EXAMPLES.resolve("everything.yaml"));
        assertThat(tagNames("api")).hasSize(2506);
        assertThat(tagNames("layout")).hasSize(1);
        assertThat(SameSeedIT.listing(emulator::get))
                .as("with the Java of this run; SameSeedIT runs others")
                .isEqualTo(SameSeedIT.LISTED);
    }

    /** Returns the names, the newest tag first. */
    private List<String> tagNames(String repository) {
        return JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", repository)).body())
                .valueStream()
                .map(tag -> tag.get("Tag").stringValue())
                .toList();
    }

    private String script(String name, String arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")));
        return run("", name, arguments);
    }

    /** Runs a Java source file with the class path of the tests. */
    private String java(String name, String arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(java + " -cp '" + System.getProperty("java.class.path") + "' ", name, arguments);
    }

    private String run(String before, String name, String arguments) throws Exception {
        try (Shell shell = new Shell(folder)) {
            return shell.run(
                    before + EXAMPLES.resolve(name).toAbsolutePath() + " " + emulator.endpoint() + " " + arguments);
        }
    }
}
