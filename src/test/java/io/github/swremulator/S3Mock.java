package io.github.swremulator;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

/** An S3 server with one bucket, in its own process, for all tests of the run: pom.xml has copied its jar. */
public final class S3Mock {

    public static final String BUCKET = "blobs";

    private static final Path JAR = Path.of("target/programs/s3mock.jar");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)");

    private static final Supplier<URI> ENDPOINT = SingletonSupplier.of(S3Mock::start);

    private S3Mock() {}

    /** Its address; it is started when it is first needed, and ends with the run. */
    public static URI endpoint() {
        return ENDPOINT.get();
    }

    /** Starts it on a free port, and waits until it listens. */
    private static URI start() {
        Path folder = folder();
        List<String> command = new ArrayList<>(List.of(UnpackedJar.JAVA.toString()));
        command.addAll(JarProcess.QUICK_START);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                JAR.toString(),
                "--server.port=0",
                "--http.port=0",
                "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET));
        Path log = folder.resolve("s3mock.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                process.destroyForcibly();
                process.onExit().join();
                FileSystemUtils.deleteRecursively(folder.toFile());
            }));
            return URI.create("http://127.0.0.1:" + port(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("s3mock");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(Process process, Path log) throws IOException {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !process.isAlive()
                        || STARTED.matcher(Files.readString(log)).find());
        String printed = Files.readString(log);
        return STARTED.matcher(printed)
                .results()
                .map(started -> started.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(printed));
    }
}
