package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same document is the same listing, byte for byte, at every start and on every Java. */
class SameSeedIT {

    private static final Path JAVAS_OF_LINUX = Path.of("/usr/lib/jvm");
    private static final Pattern JAVA_17_OR_NEWER =
            Pattern.compile("JAVA_VERSION=\"(1[7-9]|[2-9]\\d)(\\.|\").*", Pattern.DOTALL);

    /** Also what it is on the other Javas that the project is verified on, each in a run of its own. */
    private static final String LISTED = "sha256:8ace442a59986161235f3f19eecbbe281626a3d45f3038984ec12cd1d02b6de6";

    @TempDir
    private Path folder;

    @Test
    void isListedAlikeAtEveryStartOnEveryJavaThatIsHere() throws Exception {
        Path document = Path.of("examples/everything.yaml").toAbsolutePath();
        for (Path java : javas()) {
            try (JarProcess emulator = JarProcess.start(java, folder, Map.of("SWR_SEED", document.toString()))) {
                assertThat(listing(emulator)).as(java.toString()).isEqualTo(LISTED);
            }
        }
    }

    /** The one of this run twice, and every other. */
    private static List<Path> javas() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> all = new ArrayList<>(List.of(own, own));
        if (Files.isDirectory(JAVAS_OF_LINUX)) {
            try (Stream<Path> others = Files.list(JAVAS_OF_LINUX)) {
                others.map(SameSeedIT::real)
                        .distinct()
                        .filter(java -> !java.equals(own) && isNewEnough(java))
                        .forEach(all::add);
            }
        }
        return all;
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

    private static String listing(JarProcess emulator) throws IOException, InterruptedException {
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
