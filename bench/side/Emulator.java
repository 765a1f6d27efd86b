package side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The emulator and the ways to start it, each with the JDK of this run. */
class Emulator {

    static final String JAR = "emulator, jar";
    static final String EXTRACTED = "emulator, extracted";
    static final String CACHED = "emulator, AOT cache";
    static final String IMAGE = "emulator, image";
    static final String POSTGRESQL = "emulator, image, PostgreSQL";
    static final String HEAP = "-Xmx512m";
    static final String LARGE_HEAP = "-Xmx2g";

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path FILE = Path.of("target", "swr-emulator.jar").toAbsolutePath();
    private static final Path TRAIN = Path.of("launch", "train").toAbsolutePath();

    private Emulator() {}

    static Server.Recipe jar(Lab lab, String... settings) {
        return recipe(JAR, lab.folder(), List.of(HEAP), FILE.toString(), settings);
    }

    /** Without an AOT cache. */
    static Server.Recipe extracted(Lab lab, String... settings) throws IOException, InterruptedException {
        Path folder = once("extracted-" + Download.sha256(FILE).substring(0, 12), target ->
                lab.run(JAVA, "-Djarmode=tools", "-jar", FILE.toString(), "extract", "--destination", target.toString()));
        return recipe(EXTRACTED, folder, List.of(HEAP), "swr-emulator.jar", settings);
    }

    /** With the AOT cache, but without the other options of the image. */
    static Server.Recipe cached(Lab lab, String... settings) throws IOException, InterruptedException {
        return recipe(CACHED, trained(lab), List.of("-XX:AOTCache=swr-emulator.aot", HEAP), "swr-emulator.jar", settings);
    }

    static Server.Recipe image(Lab lab, String heap, String... settings) throws IOException, InterruptedException {
        return recipe(IMAGE, trained(lab), List.of("@java.options", heap), "swr-emulator.jar", settings);
    }

    private static Server.Recipe recipe(String name, Path folder, List<String> options, String jar, String... settings) {
        return new Server.Recipe(name, folder, port -> java(options, jar, Stream.concat(
                        Stream.of("--server.address=127.0.0.1", "--server.port=" + port), Stream.of(settings))
                .toArray(String[]::new)));
    }

    static List<String> java(List<String> options, String jar, String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A folder as in the image. Its AOT cache depends on the jar, the training and the JDK. */
    private static Path trained(Lab lab) throws IOException, InterruptedException {
        String all = Download.sha256(FILE)
                + Download.sha256(TRAIN)
                + Download.sha256(TRAIN.resolveSibling("java.options"))
                + Runtime.version();
        return once("image-" + Download.sha256(all.getBytes()).substring(0, 12), target ->
                lab.run(TRAIN.toString(), FILE.toString(), target.toString()));
    }

    /** Returns the setting of a seed document. */
    static String seed(Lab lab, String document) throws IOException {
        return "--swr.seed=" + Files.writeString(Files.createTempFile(lab.folder(), "seed", ".yaml"), document);
    }

    /** An image with a file store, which is kept for the next run: it takes minutes to load many tags. */
    static Server.Recipe onStore(Lab lab, String heap, String document) throws IOException, InterruptedException {
        String key = Download.sha256((migrations() + document).getBytes()).substring(0, 12);
        Path folder = once("store-" + key, target -> {
            Files.createDirectories(target);
            Files.writeString(target.resolve("seed.yaml"), document);
            lab.startAndAwait(onStore(lab, LARGE_HEAP, target), Server.READY).end();
        });
        return onStore(lab, heap, folder);
    }

    private static Server.Recipe onStore(Lab lab, String heap, Path folder) throws IOException, InterruptedException {
        String data = "--swr.data-dir=" + folder.resolve("data");
        return image(lab, heap, "--spring.profiles.active=file", data, "--swr.seed=" + folder.resolve("seed.yaml"));
    }

    /** A store depends on these in addition to its seed. */
    private static String migrations() throws IOException {
        try (ZipFile jar = new ZipFile(FILE.toFile());
                Stream<? extends ZipEntry> entries = jar.stream()) {
            return entries.filter(entry -> entry.getName().contains("/db/migration/"))
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .sorted()
                    .reduce("", String::concat);
        }
    }

    private interface Maker {
        void make(Path folder) throws IOException, InterruptedException;
    }

    /** Makes a folder that outlives the run, unless it exists; a file beside it says that it is complete. */
    private static Path once(String name, Maker maker) throws IOException, InterruptedException {
        Path folder = Lab.KEPT.resolve(name);
        Path mark = Lab.KEPT.resolve(name + ".done");
        if (!Files.exists(mark)) {
            Lab.delete(folder);
            maker.make(folder);
            Files.createFile(mark);
        }
        return folder;
    }
}
