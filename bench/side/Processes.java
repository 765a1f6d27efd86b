package side;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All that was started and has to end, the last first. */
class Processes implements AutoCloseable {

    private static final File NOTHING = new File("/dev/null");

    private final Deque<Process> running = new ArrayDeque<>();
    private boolean closed;

    Process start(Path folder, Path log, List<String> command) throws IOException {
        return start(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    }

    /** @return what it said, when it has ended well */
    String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process =
                start(new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true));
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new Refusal("%s failed:%n%s".formatted(String.join(" ", command), said));
        }
        return said;
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new Refusal("interrupted");
        }
        running.removeIf(process -> !process.isAlive());
        Process process = builder.redirectInput(NOTHING).start();
        running.push(process);
        return process;
    }

    @Override
    public synchronized void close() {
        closed = true;
        endAll();
    }

    synchronized void endAll() {
        while (!running.isEmpty()) {
            end(running.pop());
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
