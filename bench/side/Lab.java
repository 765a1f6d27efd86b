package side;

import module java.base;

/** The environment of a run: its temporary folder, what it has measured, and all processes that it starts. */
class Lab {

    /** What outlives a run: downloads, and the emulator with its AOT cache. */
    static final Path KEPT = Path.of("target", "bench").toAbsolutePath();

    final Options options;
    final Path folder;
    /** The jar of an older emulator, if it is a file. */
    final Path baseline;
    final Samples samples = new Samples();
    final Wrk wrk = new Wrk(this);

    private static int nextPort = 20_000;
    private volatile boolean closed;
    private Peers peers;

    record Options(
            int warmUpSeconds, int rounds, int seconds, int firstSeconds, int minutes, int minuteSeconds, int tags) {
        static final Options QUICK = new Options(1, 1, 1, 4, 2, 2, 50_000);
        static final Options WHOLE = new Options(8, 4, 3, 10, 10, 60, 1_000_000);
    }

    Lab(Options options, Path baseline) throws IOException {
        this.options = options;
        this.baseline = baseline;
        folder = Files.createTempDirectory("swr-emulator-bench");
        // nginx's workers and PostgreSQL run as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectories(KEPT);
    }

    /** The other servers, prepared when they are first needed. */
    Peers peers() throws Exception {
        if (peers == null) {
            peers = Peers.prepare(this);
        }
        return peers;
    }

    /** Returns the output of a command, which must succeed. */
    String run(String... command) throws Exception {
        Process process = start(new ProcessBuilder(command).directory(folder.toFile()));
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s failed:%n%s".formatted(String.join(" ", command), output));
        }
        return output;
    }

    /** Returns a jar from Maven Central, which is downloaded once. */
    Path download(String artifact) throws Exception {
        String[] parts = artifact.split(":");
        Path jar = KEPT.resolve(parts[1] + "-" + parts[2] + (parts.length > 4 ? "-" + parts[4] : "") + ".jar");
        if (!Files.exists(jar)) {
            Bench.progress("downloads " + artifact);
            String maven = "%1$s/mvnw --quiet --file %1$s dependency:copy -Dartifact=%2$s -DoutputDirectory=%3$s";
            run(maven.formatted(Path.of("").toAbsolutePath(), artifact, KEPT).split(" "));
        }
        return jar;
    }

    /** Extracts a zip, or only some files of it. */
    void extract(Path zip, String... files) throws Exception {
        String jar = System.getProperty("java.home") + "/bin/jar";
        run(Stream.concat(Stream.of(jar, "--extract", "--file", zip.toString()), Stream.of(files)).toArray(String[]::new));
    }

    Server start(Server.Recipe recipe) throws IOException {
        Path log = Files.createTempFile(folder, "log", "");
        long begun = System.nanoTime();
        Process process = start(new ProcessBuilder(recipe.command())
                .directory(recipe.folder().toFile())
                .redirectOutput(log.toFile()));
        return new Server(recipe, process, log, begun);
    }

    private Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IllegalStateException("interrupted");
        }
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
    }

    /** Returns a port below those that Linux gives to clients, because a server may be started on it later and again. */
    static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(nextPort++, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // The next one, then.
            }
        }
    }

    static void endAll() {
        for (ProcessHandle process : ProcessHandle.current().children().toList()) {
            process.destroy();
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
            process.destroyForcibly();
        }
    }

    void close() {
        closed = true;
        endAll();
        delete(folder);
    }

    static void delete(Path folder) {
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
