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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a page's commands as a reader would, in a folder, except that the servers listen on a port of their own. */
final class Shell implements AutoCloseable {

    private final Path folder;
    private @Nullable Process server;
    private int port;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** What the command printed; it must succeed. */
    String run(String command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(command, output);
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + "\n" + Files.readString(output));
        }
        return Files.readString(output);
    }

    /** Starts a server in place of the one before and waits until it is ready. */
    void serve(String command) throws IOException {
        close();
        port = freePort();
        Path output = Files.createTempFile(folder, "server", ".txt");
        Process started = start(command, output);
        server = started;
        await().atMost(Duration.ofMinutes(5)).until(() -> isReady() || !started.isAlive());
        if (!started.isAlive()) {
            throw new AssertionError(command + "\n" + Files.readString(output));
        }
    }

    private Process start(String command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-c", command.replace("localhost:8080", "localhost:" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", JarProcess.QUICK_START));
        return builder.start();
    }

    private boolean isReady() {
        try {
            URI readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
            return ((HttpURLConnection) readiness.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
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
        if (server != null) {
            // Where the shell did not become the server, that is its child.
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
            server.onExit().join();
        }
    }
}
