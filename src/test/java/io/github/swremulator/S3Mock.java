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
import java.util.regex.Pattern;

/** An S3 server with one bucket, in its own process: pom.xml has copied its jar. */
public final class S3Mock implements AutoCloseable {

    public static final String BUCKET = "blobs";

    private static final Path JAR = Path.of("target/programs/s3mock.jar");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)");

    private final Process process;
    private final URI endpoint;

    private S3Mock(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it on a free port, and waits until it listens. */
    public static S3Mock start(Path folder) {
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
            return new S3Mock(process, URI.create("http://127.0.0.1:" + port(process, log)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
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

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
