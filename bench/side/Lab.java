package side;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a run takes place: its folder, which goes with it, and all that it starts. */
class Lab implements AutoCloseable {

    /** What outlives a run, below the build's folder: downloads, the extracted emulator, seeded stores. */
    static final Path KEPT = Path.of("target", "bench").toAbsolutePath();

    private final Options options;
    private final Path folder;
    private final Processes processes = new Processes();
    private Replies replies;

    Lab(Options options) throws IOException {
        this.options = options;
        folder = Files.createTempDirectory("swr-emulator-bench");
        // nginx's workers and PostgreSQL are another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    Options options() {
        return options;
    }

    Path folder() {
        return folder;
    }

    /** Taken once, when first asked for. */
    Replies replies() throws IOException, InterruptedException {
        if (replies == null) {
            replies = Replies.taken(this);
        }
        return replies;
    }

    String run(String... command) throws IOException, InterruptedException {
        return processes.run(folder, List.of(command));
    }

    /** Starts what is no server, such as a load that goes on beside something else. */
    Process begin(List<String> command) throws IOException {
        return processes.start(folder, Files.createTempFile(folder, "log", ""), command);
    }

    Server start(Recipe recipe) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(folder, "log", "");
        long begun = System.nanoTime();
        Process process = processes.start(recipe.folder(), log, recipe.command().apply(port));
        return new Server(recipe.name(), port, process, log, begun);
    }

    Server startAndAwait(Recipe recipe, String path) throws IOException, InterruptedException {
        Server server = start(recipe);
        server.awaitOk(path);
        return server;
    }

    /** Starts all at once, which takes less time than one after the other. */
    Map<String, Server> startAndAwait(Collection<Recipe> recipes, String path)
            throws IOException, InterruptedException {
        Map<String, Server> servers = new LinkedHashMap<>();
        for (Recipe recipe : recipes) {
            servers.put(recipe.name(), start(recipe));
        }
        for (Server server : servers.values()) {
            server.awaitOk(path);
        }
        return servers;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void endAll() {
        processes.endAll();
    }

    @Override
    public void close() {
        processes.close();
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
