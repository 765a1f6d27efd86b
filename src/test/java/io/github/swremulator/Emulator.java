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
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The emulator on a port of its own, started as a user starts it, with the ways to call it. */
public final class Emulator implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private Emulator(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with settings, each {@code name=value}, on a store of its own. */
    public static Emulator start(String... settings) {
        return start(TestStore.create(), settings);
    }

    /** Starts one with a bean of the test. */
    public static Emulator startWith(Class<?> bean, String... settings) {
        return start(TestStore.create(), List.of(SwrEmulatorApplication.class, bean), settings);
    }

    public static Emulator start(TestStore store, String... settings) {
        return start(store, List.of(SwrEmulatorApplication.class), settings);
    }

    private static Emulator start(TestStore store, List<Class<?>> beans, String... settings) {
        List<String> arguments = new ArrayList<>(store.settings());
        arguments.add("server.port=0");
        arguments.addAll(List.of(settings));
        return new Emulator(SpringApplication.run(
                beans.toArray(Class<?>[]::new),
                arguments.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    /** What the emulator is made of. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
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

    /** Calls it as a client does, with headers whose names and values stand in turn. */
    public HttpResponse<String> get(String pathAndQuery, String... headers) {
        return send("GET", pathAndQuery, "", headers);
    }

    /** As {@link #get}, with any method, and with a body unless that is empty. */
    public HttpResponse<String> send(String method, String pathAndQuery, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint() + pathAndQuery))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as they are and reads until the other side closes. */
    public RawReply raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(reply);
            return RawReply.parse(reply.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GET whose target is sent as it is. */
    public RawReply rawGet(String target, String... headerLines) {
        StringBuilder request =
                new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
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
