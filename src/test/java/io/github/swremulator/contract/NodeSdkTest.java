package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
        String printed = run("node", "whole-way.mjs", emulator.endpoint(), VerifiedUsers.OWNER, VerifiedUsers.SECRET);
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
        assumeTrue(isThere("node") && isThere("npm"), "Node is not installed");
        try (Stream<Path> files = Files.list(Path.of("examples/node"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Process npm = start("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        String printed = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = npm.waitFor();
        assumeTrue(status == 0 || !printed.matches(UNREACHABLE), "the SDK cannot be downloaded");
        assertThat(status).as(printed).isZero();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
