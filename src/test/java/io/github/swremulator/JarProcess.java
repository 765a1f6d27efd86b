package io.github.swremulator;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar, usually unpacked, in its own process, configured by environment variables only. */
final class JarProcess implements AutoCloseable {

    static final Path JAR = Path.of("target/swr-emulator.jar").toAbsolutePath();
    /** Options of short-lived JVMs, like argLine in pom.xml, and without bytecode verification. */
    static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=4",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();

    private JarProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::readOutput, "output of the jar");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the unpacked jar on a free port, in a folder, and waits until it is ready. */
    public static JarProcess start(Path folder, Map<String, String> environment) {
        return start(unpacked(), folder, environment);
    }

    /** Starts the jar itself like this with the given Java. */
    public static JarProcess start(Path java, Path folder, Map<String, String> environment) {
        return start(command(java.resolve("bin/java"), QUICK_START, JAR), folder, environment);
    }

    /** Starts it with a command, and waits as above; fails unless it uses the beans that the build determined. */
    static JarProcess start(List<String> command, Path folder, Map<String, String> environment) {
        JarProcess started = begin(command, folder, environment);
        await().atMost(Duration.ofSeconds(90)).until(() -> started.isReady() || !started.process.isAlive());
        if (!started.process.isAlive()) {
            throw new IllegalStateException(String.join("\n", started.output));
        }
        if (started.output.stream().noneMatch(line -> line.contains("Starting AOT-processed SwrEmulatorApplication"))) {
            started.close();
            throw new AssertionError("the ahead-of-time code was not used\n" + String.join("\n", started.output));
        }
        return started;
    }

    /** Starts the unpacked jar on a free port, in a folder, and does not wait. */
    static JarProcess begin(Path folder, Map<String, String> environment) {
        return begin(unpacked(), folder, environment);
    }

    private static List<String> unpacked() {
        return command(UnpackedJar.JAVA, UnpackedJar.options(), UnpackedJar.path());
    }

    private static List<String> command(Path java, List<String> options, Path jar) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static JarProcess begin(List<String> command, Path folder, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().putAll(environment);
        try {
            return new JarProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public List<String> output() {
        return output;
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    /** Sends a GET with headers, given as alternating names and values. */
    public HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(pathAndQuery));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request, with a body unless it is empty. */
    public HttpResponse<String> send(String method, String pathAndQuery, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(pathAndQuery))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private boolean isReady() throws IOException, InterruptedException {
        return output.stream().anyMatch(line -> STARTED.matcher(line).find())
                && get("/actuator/health/readiness").statusCode() == 200;
    }

    private int port() {
        return output.stream()
                .map(STARTED::matcher)
                .filter(Matcher::find)
                .map(line -> Integer.parseInt(line.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            output.add("no more output: " + e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
