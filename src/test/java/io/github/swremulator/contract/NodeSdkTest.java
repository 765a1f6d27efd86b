package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** examples/node, with the vendor's own SDK; requires Node. */
class NodeSdkTest {

    private static final String UNREACHABLE = "(?s).*(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT).*";

    @TempDir
    private static Path folder;

    @Test
    @EmulatorTest
    void runsTheWorkflow(Emulator emulator) throws Exception {
        assertRunsTheWorkflow(emulator);
    }

    @Test
    @VerifiedUsers
    void runsTheWorkflowWithVerifiedSignatures(Emulator emulator) throws Exception {
        assertRunsTheWorkflow(emulator);
    }

    private static void assertRunsTheWorkflow(Emulator emulator) throws Exception {
        emulator.seed(Files.readString(Path.of("examples/seed.yaml")));
        String printed = Programs.run(
                        folder,
                        Map.of(),
                        "node",
                        "whole-way.mjs",
                        emulator.endpoint(),
                        VerifiedUsers.OWNER,
                        VerifiedUsers.SECRET)
                .success();
        assertThat(printed.lines())
                .containsExactly(
                        "organizations: group",
                        "created again: 409 SVCSTG.SWR.4090060",
                        "created: tools/empty linux 0",
                        "listed: tools/empty true",
                        "retagged: latest stable v1 v2",
                        "deleted: latest v1 v2",
                        "not empty: 406 SVCSTG.SWR.4060074",
                        "gone: 404 SVCSTG.SWR.4040058");
        Compatibility.note(emulator, "Node SDK", "huaweicloud-usdk-node");
    }

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(Programs.isInstalled("node") && Programs.isInstalled("npm"), "Node is not installed");
        try (Stream<Path> files = Files.list(Path.of("examples/node"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Programs.Result installed =
                Programs.run(folder, Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        assumeTrue(
                installed.status() == 0 || !installed.printed().matches(UNREACHABLE), "the SDK cannot be downloaded");
        installed.success();
    }
}
