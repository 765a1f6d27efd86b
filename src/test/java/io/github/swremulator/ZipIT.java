package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The zip of a release, unpacked. The launcher is reached by a link, and there are blanks in all paths. */
class ZipIT {

    private static final int FIRST_WITH_AN_ARCHIVE = 19;

    @TempDir
    private static Path root;

    private static Path home;
    private static Path launcher;

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/zip")) && Files.isExecutable(Path.of("/usr/bin/unzip")),
                "no zip and unzip");
        Path zip = root.resolve("swr-emulator.zip");
        Path javaHome = Path.of(System.getProperty("java.home"));
        assertSucceeds(run(Map.of("JAVA_HOME", javaHome.toString()), "launch/dist", "target/swr-emulator.jar", zip));
        Path unpacked = root.resolve("a folder");
        assertSucceeds(run(Map.of(), "unzip", "-q", zip, "-d", unpacked));
        home = unpacked.resolve("swr-emulator").toRealPath();
        Path directory = Files.createDirectory(root.resolve("a path"));
        launcher = Files.createSymbolicLink(
                directory.resolve("swr emulator"), Path.of("../a folder/swr-emulator/bin/swr-emulator"));
    }

    @Test
    void startsWithTheArchiveOfTheFirstStop() throws IOException, InterruptedException {
        Path seed = Files.writeString(folder.resolve("my seed.yaml"), "group/app: [v1]");
        Path cache = folder.resolve("a cache");
        List<String> command = List.of(launcher.toString(), "--swr.seed=" + seed);
        Map<String, String> environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS", String.join(" ", JarProcess.QUICK_START),
                "XDG_CACHE_HOME", cache.toString());
        try (JarProcess emulator = JarProcess.start(command, folder, environment)) {
            assertThat(emulator.get(tags("group", "app")).statusCode()).isEqualTo(200);
            emulator.handle().destroy();
            emulator.handle().onExit().join();
            assertThat(emulator.output()).noneMatch(line -> line.contains("[warning]"));
        }
        if (Runtime.version().feature() < FIRST_WITH_AN_ARCHIVE) {
            assertThat(cache).doesNotExist();
            return;
        }
        Path archive = onlyFileOf(cache.resolve("swr-emulator"));
        try (JarProcess emulator = JarProcess.start(command, folder, environment)) {
            assertThat(emulator.get(tags("group", "app")).statusCode()).isEqualTo(200);
            Path maps = Path.of("/proc/" + emulator.handle().pid() + "/maps");
            assumeTrue(Files.exists(maps), "Linux only");
            assertThat(maps).content().contains(archive.toString());
        }
    }

    @Test
    void passesOptionsAndArgumentsOn() throws IOException {
        Path java = java("openjdk version \"25.0.1\" 2025-10-21 LTS");

        Result result = launch(
                Map.of("JAVA_HOME", java, "JAVA_OPTS", "-Xmx1g -Da=*", "XDG_CACHE_HOME", folder), "--a=b c", "*", "");

        assertSucceeds(result);
        assertThat(result.lines())
                .startsWith("@" + home + "/java.options", "-Xmx1g", "-Da=*")
                .endsWith("-jar", home + "/swr-emulator.jar", "--a=b c", "*", "");
    }

    @ParameterizedTest
    @CsvSource({"17.0.15, a folder, false", "19, a folder, true", "25.0.3, a file, false"})
    void hasAnArchiveFromJava19OnInAFolderThatCanBeWritten(String version, String cache, boolean archive)
            throws IOException {
        Files.createFile(folder.resolve("a file"));
        Path java = java("openjdk version \"" + version + "\"");

        Result result = launch(Map.of("JAVA_HOME", java, "XDG_CACHE_HOME", folder.resolve(cache)));

        assertSucceeds(result);
        assertThat(result.output().contains("-XX:SharedArchiveFile=" + folder + "/a folder/swr-emulator/"))
                .isEqualTo(archive);
    }

    @Test
    void hasAnArchiveForEachJava() throws IOException {
        Set<String> archives = new HashSet<>();
        for (String version : List.of("25", "25.0.1", "25")) {
            Path java = java("openjdk version \"" + version + "\"");
            archives.addAll(launch(Map.of("JAVA_HOME", java, "XDG_CACHE_HOME", folder)).lines().stream()
                    .filter(line -> line.startsWith("-XX:SharedArchiveFile="))
                    .toList());
        }
        assertThat(archives).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"openjdk version \"11.0.2\"", "java version \"1.8.0_392\"", "something else"})
    void refusesAnOlderJava(String printed) throws IOException {
        Result result = launch(Map.of("JAVA_HOME", java(printed)));

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("needs Java 17 or newer", printed);
    }

    @Test
    void saysThatThereIsNoJava() throws IOException {
        Result wrongHome = launch(Map.of("JAVA_HOME", folder));
        assertThat(wrongHome.status()).isEqualTo(1);
        assertThat(wrongHome.output()).contains("there is no Java at " + folder + "/bin/java; correct JAVA_HOME");

        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("dirname", "readlink")) {
            program(tools.resolve(tool), "exec /usr/bin/%s \"$@\"".formatted(tool));
        }
        Result emptyPath = launch(Map.of("JAVA_HOME", "", "PATH", tools));
        assertThat(emptyPath.status()).isEqualTo(1);
        assertThat(emptyPath.output()).contains("there is no Java; install version 17 or newer, or set JAVA_HOME");
    }

    /** Returns the home of a Java that prints its arguments instead of starting anything. */
    private Path java(String version) throws IOException {
        Path javaHome = folder.resolve("a java");
        program(
                Files.createDirectories(javaHome.resolve("bin")).resolve("java"),
                "if [ \"$1\" = -version ]; then echo '%s' >&2; else printf '%%s\\n' \"$@\"; fi".formatted(version));
        return javaHome;
    }

    private static void program(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onlyFileOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private record Result(int status, String output) {

        /** With a last empty one. */
        List<String> lines() {
            return Arrays.asList(output.substring(0, output.length() - 1).split("\n", -1));
        }
    }

    private static void assertSucceeds(Result result) {
        assertThat(result.status()).as(result.output()).isZero();
    }

    private static Result launch(Map<String, ?> environment, String... arguments) throws IOException {
        List<Object> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(arguments));
        return run(environment, command.toArray());
    }

    private static Result run(Map<String, ?> environment, Object... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.of(command).map(Object::toString).toList()).redirectErrorStream(true);
        environment.forEach((name, value) -> builder.environment().put(name, value.toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.onExit().join().exitValue(), output);
    }
}
