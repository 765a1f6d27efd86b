package io.github.swremulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An emulator on its own port, started as a user starts it, with methods to call it. */
public final class Emulator implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestStore store;
    private final ConfigurableApplicationContext context;

    private Emulator(TestStore store, ConfigurableApplicationContext context) {
        this.store = store;
        this.context = context;
    }

    /** Starts an emulator for one test, with settings, each {@code name=value}, and its own store. */
    public static Emulator start(String... settings) {
        return start(TestStore.create(Database.H2), settings);
    }

    public static Emulator start(TestStore store, String... settings) {
        return start(store, List.of(), settings);
    }

    /** Starts an emulator with additional beans of the test. */
    static Emulator start(TestStore store, List<Class<?>> beans, String... settings) {
        List<Class<?>> sources = new ArrayList<>(List.of(SwrEmulatorApplication.class));
        sources.addAll(beans);
        // A map, because Spring combines two arguments of the same name into a list.
        Map<String, String> arguments = new LinkedHashMap<>();
        Stream.of(store.settings().stream(), Stream.of("server.port=0"), Stream.of(settings))
                .flatMap(some -> some)
                .forEach(setting -> arguments.put(setting.replaceFirst("=.*", ""), "--" + setting));
        Emulator started = new Emulator(
                store,
                SpringApplication.run(
                        sources.toArray(Class<?>[]::new), arguments.values().toArray(String[]::new)));
        Transcript.listenToTheLog();
        return started;
    }

    /** Returns a bean of the emulator. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Returns the database of the emulator. */
    public TestStore store() {
        return store;
    }

    public ControlClient control() {
        return new ControlClient(this);
    }

    /** Replaces the data with a seed document. */
    public void seed(String document) {
        HttpResponse<String> reply = control().put("/data", document);
        if (reply.statusCode() != 200) {
            throw new AssertionError(reply.body());
        }
    }

    /** Resets the emulator, and returns whether it is as after its start again. */
    boolean reset() {
        try {
            return asOperator("POST", "/reset").statusCode() == 204;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Returns the calls of all clients since the last reset, if the journal is enabled. */
    String journal() {
        try {
            return JsonMapper.shared()
                    .readTree(asOperator("GET", "/requests?limit=20").body())
                    .path("requests")
                    .valueStream()
                    .map(call -> "journal: " + call.path("method").asString("") + " "
                            + call.path("path").asString("") + " "
                            + call.path("query").asString("") + " -> "
                            + call.path("status").asString(""))
                    .collect(Collectors.joining("\n"));
        } catch (UncheckedIOException | JacksonException e) {
            return "journal: " + e.getMessage();
        }
    }

    private HttpResponse<String> asOperator(String method, String path) {
        String token = context.getEnvironment().getProperty("swr.control.token", "");
        return token.isEmpty()
                ? control().send(method, path, "")
                : control().send(method, path, "", "X-Emulator-Token", token);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    public static String tags(String namespace, String repository) {
        return "/v2/manage/namespaces/" + namespace + "/repos/" + repository + "/tags";
    }

    /** Sends a GET with headers, given as alternating names and values. */
    public HttpResponse<String> get(String pathAndQuery, String... headers) {
        return send("GET", pathAndQuery, "", headers);
    }

    /** Sends a request like {@link #get} with any method, and with a body unless it is empty. */
    public HttpResponse<String> send(String method, String pathAndQuery, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint() + pathAndQuery))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> reply = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Transcript.call(method + " " + pathAndQuery, body, reply.statusCode() + " " + reply.body());
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request unchanged, and reads until the emulator closes the connection. */
    public RawReply raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(reply);
            Transcript.call("raw", request, reply.toString(StandardCharsets.UTF_8));
            return RawReply.parse(reply.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an HTTP/1.0 request, whose reply has no chunks, with exactly these headers, even without {@code Host}. */
    public RawReply rawCall(String method, String target, String... headerLines) {
        return rawHead(method + " " + target + " HTTP/1.0\r\n", headerLines);
    }

    /** Sends a GET with an unchanged target. */
    public RawReply rawGet(String target, String... headerLines) {
        return rawHead("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", headerLines);
    }

    private RawReply rawHead(String begin, String... headerLines) {
        StringBuilder request = new StringBuilder(begin);
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        return raw(request.append("\r\n").toString());
    }

    @Override
    public void close() {
        context.close();
    }
}
