package io.github.swremulator;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the commands of a page as a reader would, in a folder, except that each server has its own port and is unpacked. */
final class Shell implements AutoCloseable {

    /** A page may return to the server of an earlier page; a start costs seconds. */
    private static final int MAX_SERVERS = 2;

    private static final String JAR = "target/swr-emulator.jar";

    private final Path folder;
    /** The servers by their commands, the least recently used first. */
    private final Map<String, Server> servers = new LinkedHashMap<>(4, 0.75f, true);

    private int port;

    private record Server(Process process, int port) {

        private boolean isReady() {
            try {
                URI readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
                return ((HttpURLConnection) readiness.toURL().openConnection()).getResponseCode() == 200;
            } catch (IOException e) {
                return false;
            }
        }

        private void kill() {
            // If the shell did not become the server, the server is its child.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    Shell(Path folder) {
        this.folder = folder;
    }

    /** Returns what the command printed; it must succeed. */
    String run(String command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(command, output, JarProcess.QUICK_START);
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + "\n" + Files.readString(output));
        }
        return Files.readString(output);
    }

    /** The address of the server of the next commands. */
    String endpoint() {
        return "http://localhost:" + port;
    }

    /** Starts a server for the next commands, and waits until it is ready; resets the server if it already runs. */
    void serve(String command) throws IOException, InterruptedException {
        Server running = servers.get(command);
        if (running != null) {
            port = running.port();
            run("curl --silent --show-error --fail --request POST localhost:8080/_emulator/reset");
            return;
        }
        if (servers.size() == MAX_SERVERS) {
            Iterator<Server> oldest = servers.values().iterator();
            oldest.next().kill();
            oldest.remove();
        }
        port = freePort();
        Path output = Files.createTempFile(folder, "server", ".txt");
        Server started = new Server(
                start(command.replace(JAR, UnpackedJar.path().toString()), output, UnpackedJar.options()), port);
        servers.put(command, started);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> started.isReady() || !started.process().isAlive());
        if (!started.process().isAlive()) {
            throw new AssertionError(command + "\n" + Files.readString(output));
        }
    }

    private Process start(String command, Path output, List<String> javaOptions) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-c", command.replace("localhost:8080", "localhost:" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", javaOptions));
        return builder.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        servers.values().forEach(Server::kill);
        servers.clear();
    }
}
