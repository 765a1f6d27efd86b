package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Documentation.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The README's commands, one after the other, where there are the examples and the jar that the build made. */
class ReadmeIT {

    private static final String JAR = "target/swr-emulator.jar";

    @TempDir
    private Path folder;

    @Test
    void everyCommandDoesWhatThePageSays() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")));
        copy("examples");
        copy(JAR);
        String printed = "";
        try (Shell shell = new Shell(folder)) {
            for (Block block : Documentation.read(Path.of("README.md")).blocks()) {
                if (block.language().equals("sh")) {
                    for (String command : block.commands()) {
                        printed = run(shell, command);
                    }
                } else if (block.language().equals("json")) {
                    JsonMapper json = JsonMapper.shared();
                    String reply = printed.substring(printed.indexOf('['));
                    assertThat(json.readTree(reply)).isEqualTo(json.readTree(block.text()));
                }
            }
        }
    }

    private static String run(Shell shell, String command) throws IOException, InterruptedException {
        if (command.equals("./mvnw verify")) {
            // Runs this test.
            assertThat(Path.of(".ci/run")).content().contains("./mvnw").endsWith("verify\n");
            return "";
        }
        if (command.startsWith("./mvnw")) {
            // That Maven does the same without the jar, this script shows.
            assertThat(Path.of(".ci/first-reply")).content().contains("'" + command + "'");
            if (command.contains("spring-boot:run")) {
                shell.serve("java -jar " + JAR);
            }
            return "";
        }
        if (command.startsWith("docker")) {
            // ImageIT and ComposeIT build and run the same where there is a Docker engine.
            return "";
        }
        if (command.startsWith("launch/train") || command.contains("@java.options")) {
            // LaunchIT runs the same where there is a Java for it.
            return "";
        }
        if (command.contains("java -jar")) {
            shell.serve(onTestServer(command));
            return "";
        }
        boolean isMeantToFail = command.contains("X-Emulator-Fault");
        return shell.run(command.replace("curl ", "curl --silent --show-error " + (isMeantToFail ? "" : "--fail ")));
    }

    private static String onTestServer(String command) {
        if (!command.contains("postgresql")) {
            return command;
        }
        TestStore store = TestStore.create(Database.POSTGRESQL);
        return command.replace("jdbc:postgresql://localhost:5432/swr", "'" + store.url() + "'")
                .replace("USERNAME=swr", "USERNAME=" + store.user())
                .replace("PASSWORD=swr", "PASSWORD=" + store.password());
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of(name))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = folder.resolve(path);
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(path)) {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
