package side;

import module java.base;

import side.Server.Recipe;

/** The emulator and the ways to start it, each with the JDK of this run. */
class Emulator {

    static final String JAR = "emulator, jar";
    static final String OLDER = "older emulator, jar";
    static final String IMAGE = "emulator, image";
    static final String ZIP = "emulator, zip";
    /** Its replies are those of a first visit, however often it is asked. */
    static final String FORGETFUL = "emulator, image, nothing kept";

    static final String HEAP = "-Xmx512m";
    static final Path FILE = Path.of("target", "swr-emulator.jar").toAbsolutePath();
    private static final Path LAUNCH = Path.of("launch").toAbsolutePath();
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    static Recipe jar(Lab lab, String name, Path file, String seed) throws IOException {
        return recipe(lab, name, lab.folder, java("-jar", file.toString()), seed);
    }

    /** As the container image starts it. */
    static Recipe image(Lab lab, String... settings) throws Exception {
        return sized(lab, HEAP, Page.seed(), settings);
    }

    /** An image with another heap and seed. */
    static Recipe sized(Lab lab, String heap, String seed, String... settings) throws Exception {
        List<String> start = List.of(JAVA, "@java.options", heap, "-jar", "swr-emulator.jar");
        return recipe(lab, IMAGE, trained(lab), start, seed, settings);
    }

    /** The unpacked zip of a release, with a cache of its own for the archive of classes. */
    static Recipe zip(Lab lab, String seed) throws Exception {
        Path zip = lab.folder.resolve("swr-emulator.zip");
        lab.run(LAUNCH.resolve("dist").toString(), FILE.toString(), zip.toString());
        lab.extract(zip);
        Path folder = lab.folder.resolve("swr-emulator");
        String cache = "XDG_CACHE_HOME=" + folder.resolve("cache");
        return recipe(lab, ZIP, folder, List.of("env", cache, "JAVA_OPTS=" + HEAP, "sh", "bin/swr-emulator"), seed);
    }

    private static Recipe recipe(
            Lab lab, String name, Path folder, List<String> start, String seed, String... settings) throws IOException {
        int port = Lab.freePort();
        Path file = Files.writeString(Files.createTempFile(lab.folder, "seed", ".yaml"), seed);
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port, "--swr.seed=" + file));
        command.addAll(List.of(settings));
        return new Recipe(name, folder, port, "/actuator/health/readiness", command, null);
    }

    /** Returns the command that starts any program with the JDK and the heap of this run. */
    static List<String> java(String... arguments) {
        return Stream.concat(Stream.of(JAVA, HEAP), Stream.of(arguments)).toList();
    }

    /** A folder as in the image, kept for the next run. Its AOT cache depends on the jar, the training and the JDK. */
    private static Path trained(Lab lab) throws Exception {
        CRC32 crc = new CRC32();
        for (Path file : List.of(FILE, LAUNCH.resolve("train"), LAUNCH.resolve("java.options"))) {
            crc.update(Files.readAllBytes(file));
        }
        Path folder = Lab.KEPT.resolve("image-%08x-%s".formatted(crc.getValue(), Runtime.version()));
        if (!Files.exists(folder.resolve("swr-emulator.aot"))) {
            Bench.progress("trains the image");
            lab.run(LAUNCH.resolve("train").toString(), FILE.toString(), folder.toString());
        }
        return folder;
    }
}
