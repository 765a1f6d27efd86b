package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
        return JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", repository)).body())
                .size();
    }

    private String run(String command) throws Exception {
        try (Shell shell = new Shell(folder)) {
            return shell.run(command);
        }
    }
}
