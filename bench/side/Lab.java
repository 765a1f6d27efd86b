package side;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The environment of a run: its options, its temporary folder, and all processes that it starts. */
class Lab implements AutoCloseable {

    /** What outlives a run: downloads, the extracted emulator, seeded stores. */
    static final Path KEPT = Path.of("target", "bench").toAbsolutePath();

    private final Options options;
    private final Path folder;
    /** The last one first. */
    private final Deque<Process> running = new ArrayDeque<>();

    private boolean closed;
    private Peers peers;

    Lab(Options options) throws IOException {
        this.options = options;
        folder = Files.createTempDirectory("swr-emulator-bench");
        // nginx's workers and PostgreSQL run as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    Options options() {
        return options;
    }

    Path folder() {
        return folder;
    }

    /** The other servers, prepared when they are first needed. */
    Peers peers() throws IOException, InterruptedException {
        if (peers == null) {
            peers = Peers.prepare(this);
        }
        return peers;
    }

    /** Returns the output of a command, which must succeed. */
    String run(String... command) throws IOException, InterruptedException {
        Process process = start(new ProcessBuilder(command).directory(folder.toFile()));
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new Refusal("%s failed:%n%s", String.join(" ", command), output);
        }
        return output;
    }

    /** Starts a process that is not a server, such as a load in the background. */
    Process begin(List<String> command) throws IOException {
        return start(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    }

    Server start(Server.Recipe recipe) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(folder, "log", "");
        long begun = System.nanoTime();
        Process process = start(new ProcessBuilder(recipe.command().apply(port))
                .directory(recipe.folder().toFile())
                .redirectOutput(log.toFile()));
        return new Server(recipe.name(), port, process, log, begun);
    }

    Server startAndAwait(Server.Recipe recipe, String path) throws IOException, InterruptedException {
        Server server = start(recipe);
        server.awaitOk(path);
        return server;
    }

    /** Starts all at once, which takes less time than one after the other. */
    Map<String, Server> startAndAwait(Collection<Server.Recipe> recipes, String path)
            throws IOException, InterruptedException {
        Map<String, Server> servers = new LinkedHashMap<>();
        for (Server.Recipe recipe : recipes) {
            servers.put(recipe.name(), start(recipe));
        }
        for (Server server : servers.values()) {
            server.awaitOk(path);
        }
        return servers;
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new Refusal("interrupted");
        }
        running.removeIf(process -> !process.isAlive());
        Process process = builder.redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
        running.push(process);
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    synchronized void endAll() {
        while (!running.isEmpty()) {
            Process process = running.pop();
            process.destroy();
            try {
                if (process.waitFor(10, TimeUnit.SECONDS)) {
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            endAll();
        }
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder, if it exists, with its content. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> paths = Files.walk(folder)) {
                deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
