package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same document gives the same listing, byte for byte, on every Java. */
class SameSeedIT {

    private static final Path JAVAS_OF_LINUX = Path.of("/usr/lib/jvm");
    private static final Pattern JAVA_17_OR_NEWER =
            Pattern.compile("JAVA_VERSION=\"(1[7-9]|[2-9]\\d)(\\.|\").*", Pattern.DOTALL);

    /** The listing on every Java; {@link ExamplesTest} asserts it on the Java of this run. */
    static final String LISTED = "sha256:8ace442a59986161235f3f19eecbbe281626a3d45f3038984ec12cd1d02b6de6";

    @TempDir
    private Path folder;

    @Test
    void isListedAlikeOnTheOtherInstalledJavas() throws Exception {
        Path document = Path.of("examples/everything.yaml").toAbsolutePath();
        for (Path java : otherJavas()) {
            try (JarProcess other = JarProcess.start(java, folder, Map.of("SWR_SEED", document.toString()))) {
                assertThat(listing(other::get)).as(java.toString()).isEqualTo(LISTED);
            }
        }
    }

    private static List<Path> otherJavas() throws IOException {
        if (!Files.isDirectory(JAVAS_OF_LINUX)) {
            return List.of();
        }
        Path own = real(Path.of(System.getProperty("java.home")));
        try (Stream<Path> all = Files.list(JAVAS_OF_LINUX)) {
            return all.map(SameSeedIT::real)
                    .distinct()
                    .filter(java -> !java.equals(own) && isNewEnough(java))
                    .toList();
        }
    }

    private static Path real(Path java) {
        try {
            return java.toRealPath();
        } catch (IOException e) {
            return java;
        }
    }

    private static boolean isNewEnough(Path java) {
        try (Stream<String> lines = Files.lines(java.resolve("release"))) {
            return lines.anyMatch(line -> JAVA_17_OR_NEWER.matcher(line).matches());
        } catch (IOException e) {
            return false;
        }
    }

    /** Calls an emulator. */
    interface Client {
        HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException;
    }

    static String listing(Client emulator) throws IOException, InterruptedException {
        StringBuilder pages = new StringBuilder();
        for (String repository : List.of("busybox", "empty", "api", "layout")) {
            for (int offset = 0; offset < 3000; offset += 1000) {
                pages.append(emulator.get(tags("group", repository) + "?limit=1000&offset=" + offset)
                        .body());
            }
        }
        return Digest.of(pages.toString()).value();
    }
}
