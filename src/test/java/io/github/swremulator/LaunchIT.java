package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training of the image's start. Each {@link JarProcess} checks the start of the jar itself. */
class LaunchIT {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final int FIRST_WITH_A_CACHE = 25;

    @TempDir
    private Path folder;

    @Test
    void startsWithTheCacheOfATraining() throws IOException, InterruptedException {
        assumeTrue(Runtime.version().feature() >= FIRST_WITH_A_CACHE);
        Process training = train("1");
        assertThat(outputOf(training)).doesNotContain("launch/train:");
        assertThat(training.waitFor()).isZero();
        assertThat(folder.resolve("swr-emulator.aot")).isNotEmptyFile();
        // In this mode, an invalid cache stops the start.
        List<String> command = List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "@java.options",
                "-XX:AOTMode=on",
                "-jar",
                "swr-emulator.jar");
        try (JarProcess emulator = JarProcess.start(command, folder, Map.of())) {
            assertThat(emulator.get(tags("namespace", "busybox")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void trainingIsRefusedForAnOlderJava() throws IOException, InterruptedException {
        assumeTrue(Runtime.version().feature() < FIRST_WITH_A_CACHE);
        Process training = train("1");
        assertThat(outputOf(training)).contains("an AOT cache needs Java 25 or newer");
        assertThat(training.waitFor()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void trainingIsRefusedForInvalidRounds() throws IOException, InterruptedException {
        Process training = train("0");
        assertThat(outputOf(training)).contains("TRAIN_ROUNDS must be a whole number from 1 to 99999, found 0");
        assertThat(training.waitFor()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    private Process train(String rounds) throws IOException {
        ProcessBuilder training = new ProcessBuilder("launch/train", "target/swr-emulator.jar", folder.toString());
        training.environment().put("JAVA_HOME", JAVA_HOME.toString());
        training.environment().put("TRAIN_ROUNDS", rounds);
        return training.redirectErrorStream(true).start();
    }

    private static String outputOf(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
