package side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The emulator, as it can be started. */
class Emulator {

    static final String JAR = "emulator, jar";
    static final String EXTRACTED = "emulator, extracted";
    static final String CACHED = "emulator, AOT cache";
    static final String IMAGE = "emulator, image";
    static final String POSTGRESQL = "emulator, image, PostgreSQL";

    private Emulator() {}

    static Recipe jar(Lab lab, String... settings) {
        return recipe(JAR, lab.folder(), List.of(Jvm.HEAP), Jar.FILE.toString(), settings);
    }

    /** Without what a training has learnt. */
    static Recipe extracted(Lab lab, String... settings) throws IOException, InterruptedException {
        return recipe(EXTRACTED, Jar.extracted(lab), List.of(Jvm.HEAP), "swr-emulator.jar", settings);
    }

    /** With the AOT cache, and without the image's other flags. */
    static Recipe cached(Lab lab, String... settings) throws IOException, InterruptedException {
        List<String> options = List.of("-XX:AOTCache=swr-emulator.aot", Jvm.HEAP);
        return recipe(CACHED, Jar.image(lab), options, "swr-emulator.jar", settings);
    }

    static Recipe image(Lab lab, String... settings) throws IOException, InterruptedException {
        return imageOf(Jvm.HEAP, lab, settings);
    }

    static Recipe imageOf(String heap, Lab lab, String... settings) throws IOException, InterruptedException {
        return recipe(IMAGE, Jar.image(lab), List.of("@java.options", heap), "swr-emulator.jar", settings);
    }

    static Recipe onPostgresql(Lab lab, Postgres postgres, String... settings)
            throws IOException, InterruptedException {
        String[] all =
                Stream.of(postgres.settings(), settings).flatMap(Stream::of).toArray(String[]::new);
        return image(lab, all).named(POSTGRESQL);
    }

    private static Recipe recipe(String name, Path folder, List<String> options, String jar, String... settings) {
        return new Recipe(name, folder, port -> Jvm.command(options, jar, arguments(port, settings)));
    }

    private static List<String> arguments(int port, String... settings) {
        return Stream.concat(Stream.of("--server.address=127.0.0.1", "--server.port=" + port), Stream.of(settings))
                .toList();
    }

    static String seed(Lab lab, String document) throws IOException {
        return "--swr.seed=" + Files.writeString(Files.createTempFile(lab.folder(), "seed", ".yaml"), document);
    }
}
