package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trained start, as the image has it. */
class LaunchIT {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final String JAVA = JAVA_HOME.resolve("bin/java").toString();
    private static final Pattern STARTED = Pattern.compile(".*Tomcat started on port (\\d+).*");
    private static final int FIRST_WITH_A_CACHE = 25;

    @TempDir
    private Path folder;

    @Test
    void theCacheThatATrainingMadeFitsTheStart() throws IOException, InterruptedException {
        assumeTrue(Runtime.version().feature() >= FIRST_WITH_A_CACHE);
        Process training = begin(Path.of(""), "launch/train", "target/swr-emulator.jar", folder.toString());
        assertThat(outputOf(training)).doesNotContain("launch/train:");
        assertThat(training.waitFor()).isZero();
        assertThat(folder.resolve("swr-emulator.aot")).isNotEmptyFile();
        // With this mode a cache that does not fit ends the start.
        Process emulator =
                begin(folder, JAVA, "@java.options", "-XX:AOTMode=on", "-jar", "swr-emulator.jar", "--server.port=0");
        try {
            assertThat(statusOf(tags("namespace", "busybox"), portOf(emulator))).isEqualTo(200);
        } finally {
            emulator.destroyForcibly().waitFor();
        }
    }

    @Test
    void anOlderJavaIsToldThatItHasNone() throws IOException, InterruptedException {
        assumeTrue(Runtime.version().feature() < FIRST_WITH_A_CACHE);
        Process training = begin(Path.of(""), "launch/train", "target/swr-emulator.jar", folder.toString());
        assertThat(outputOf(training)).contains("an AOT cache needs Java 25 or newer");
        assertThat(training.waitFor()).isEqualTo(1);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static Process begin(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        return builder.start();
    }

    private static String outputOf(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int portOf(Process emulator) throws IOException {
        StringBuilder log = new StringBuilder();
        BufferedReader lines = emulator.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.matches()) {
                return Integer.parseInt(started.group(1));
            }
            log.append(line).append('\n');
        }
        throw new IllegalStateException(log.toString());
    }

    private static int statusOf(String path, int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
