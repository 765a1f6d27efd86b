package io.github.swremulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.function.SingletonSupplier;

/** The jar as the zip has it, with an archive of its classes: a start takes less than half of the CPU time of the jar's. */
final class UnpackedJar {

    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");
    private static final Path FOLDER = Path.of("target/unpacked").toAbsolutePath();
    private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
    private static final SingletonSupplier<Path> UNPACKED = SingletonSupplier.of(UnpackedJar::unpack);

    private UnpackedJar() {}

    static Path path() {
        return UNPACKED.obtain();
    }

    /** The options of a JVM that starts {@link #path()} quickly. */
    static List<String> options() {
        List<String> options = new ArrayList<>(JarProcess.QUICK_START);
        options.add("-XX:SharedArchiveFile=" + ARCHIVE);
        return options;
    }

    private static Path unpack() {
        Path jar = FOLDER.resolve(JarProcess.JAR.getFileName());
        run(
                "-Djarmode=tools",
                "-jar",
                JarProcess.JAR.toString(),
                "extract",
                "--force",
                "--destination",
                FOLDER.toString());
        List<String> training = new ArrayList<>(JarProcess.QUICK_START);
        training.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + ARCHIVE,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                jar.toString(),
                "--server.port=0"));
        run(training.toArray(String[]::new));
        return jar;
    }

    private static void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(List.of(arguments));
        try {
            Programs.run(Path.of("."), Map.of(), command.toArray(String[]::new)).success();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
