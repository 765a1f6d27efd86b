package side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The emulator as it was built, and what is made of it. */
class Jar {

    static final Path FILE = Path.of("target", "swr-emulator.jar").toAbsolutePath();
    private static final Path TRAIN = Path.of("launch", "train").toAbsolutePath();

    private Jar() {}

    /** A folder with the jar's parts. */
    static Path extracted(Lab lab) throws IOException, InterruptedException {
        Path folder = kept("extracted-" + Sha256.of(FILE).substring(0, 12));
        if (!isDone(folder)) {
            Trees.delete(folder);
            extract(lab, folder);
            done(folder);
        }
        return folder;
    }

    /** A folder as the image has it. */
    static Path image(Lab lab) throws IOException, InterruptedException {
        Path folder = kept("image-" + key());
        if (!isDone(folder)) {
            Trees.delete(folder);
            lab.run(TRAIN.toString(), FILE.toString(), folder.toString());
            done(folder);
        }
        return folder;
    }

    /** A cache is of one jar, one training and one JDK. */
    private static String key() {
        String all = Sha256.of(FILE) + Sha256.of(TRAIN) + Sha256.of(TRAIN.resolveSibling("java.options"));
        return Sha256.of((all + Runtime.version()).getBytes()).substring(0, 12);
    }

    private static void extract(Lab lab, Path folder) throws IOException, InterruptedException {
        lab.run(Jvm.JAVA, "-Djarmode=tools", "-jar", FILE.toString(), "extract", "--destination", folder.toString());
    }

    private static Path kept(String name) {
        return Lab.KEPT.resolve(name);
    }

    private static boolean isDone(Path folder) {
        return Files.exists(mark(folder));
    }

    private static void done(Path folder) throws IOException {
        Files.createFile(mark(folder));
    }

    private static Path mark(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".done");
    }

    /** What a store depends on beside its seed. */
    static String migrations() throws IOException {
        try (ZipFile jar = new ZipFile(FILE.toFile());
                Stream<? extends ZipEntry> entries = jar.stream()) {
            return entries.filter(entry -> entry.getName().contains("/db/migration/"))
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .sorted()
                    .reduce("", String::concat);
        }
    }
}
