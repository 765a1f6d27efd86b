package side;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that was started, perhaps not yet ready. */
record Server(String name, int port, Process process, Path log, long startedNanos) {

    static final String READY = "/actuator/health/readiness";
    private static final int SAID = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** @return milliseconds from the start of the process to the first 200 */
    double awaitOk(String path) throws IOException, InterruptedException {
        while (!answersOk(path)) {
            check();
            Thread.sleep(2);
        }
        return (System.nanoTime() - startedNanos) / 1e6;
    }

    private boolean answersOk(String path) {
        try (Connection connection = new Connection(port)) {
            return connection.get(path).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void check() throws IOException {
        if (!process.isAlive() || System.nanoTime() - startedNanos > PATIENCE.toNanos()) {
            throw new Refusal("%s does not answer:%n%s".formatted(name, lastSaid()));
        }
    }

    String lastSaid() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SAID), lines.size()));
    }

    byte[] body(String path) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (Connection connection = new Connection(port)) {
            int status = connection.get(path, body).status();
            if (status != 200) {
                throw new Refusal("%s answers %s to %s".formatted(name, status, path));
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

    /** @return seconds from SIGTERM to the end of the process */
    double end() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new Refusal(name + " does not end");
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
