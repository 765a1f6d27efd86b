package side;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A started server, perhaps not ready yet. */
record Server(String name, int port, Process process, Path log, long startedNanos) {

    static final String READY = "/actuator/health/readiness";
    private static final int LAST_LINES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /**
     * How a server is started.
     *
     * @param folder the working directory
     * @param command for a port
     */
    record Recipe(String name, Path folder, IntFunction<List<String>> command) {

        Recipe named(String other) {
            return new Recipe(other, folder, command);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Returns the milliseconds from the start of the process to the first 200. */
    double awaitOk(String path) throws IOException, InterruptedException {
        while (!repliesOk(path)) {
            if (!process.isAlive() || System.nanoTime() - startedNanos > PATIENCE.toNanos()) {
                throw new Refusal("%s does not reply:%n%s", name, lastOutput());
            }
            Thread.sleep(2);
        }
        return (System.nanoTime() - startedNanos) / 1e6;
    }

    private boolean repliesOk(String path) {
        try (Connection connection = new Connection(port)) {
            return connection.get(path).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String lastOutput() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    byte[] body(String path) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (Connection connection = new Connection(port)) {
            int status = connection.get(path, body).status();
            if (status != 200) {
                throw new Refusal("%s replies %s to %s", name, status, path);
            }
        }
        return body.toByteArray();
    }

    double residentMiB() throws IOException {
        return statusMiB("VmRSS:");
    }

    double peakResidentMiB() throws IOException {
        return statusMiB("VmHWM:");
    }

    private double statusMiB(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the seconds from SIGTERM to the end of the process. */
    double end() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new Refusal("%s does not end", name);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
