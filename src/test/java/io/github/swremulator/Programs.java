package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The programs of the machine. */
public final class Programs {

    /**
     * What a program did that has ended.
     *
     * @param printed to its standard output and its standard error
     */
    public record Result(int status, String printed) {

        /** Returns what a program printed that must have succeeded. */
        public String success() {
            assertThat(status).as(printed).isZero();
            return printed;
        }
    }

    private Programs() {}

    public static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    /** Runs a program to its end, with variables besides those of this process. */
    public static Result run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(printed).isTrue();
        return new Result(process.exitValue(), printed);
    }
}
