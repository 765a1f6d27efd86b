package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A session of an emulator, called by its base URL. A reset does not close it, so its test must. */
public record TestSession(Emulator emulator, JsonNode opened) implements AutoCloseable {

    /** Opens a session with a body such as {@code {"name":"one"}}. */
    public static TestSession open(Emulator emulator, String body) {
        HttpResponse<String> reply = emulator.control().post("/sessions", body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return new TestSession(emulator, JsonMapper.shared().readTree(reply.body()));
    }

    public static TestSession open(Emulator emulator) {
        return open(emulator, "");
    }

    /** Closes all sessions, which a reset keeps. */
    public static void closeAll(Emulator emulator) {
        ControlClient control = emulator.control();
        control.json("/sessions")
                .forEach(session ->
                        control.delete("/sessions/" + session.get("name").stringValue()));
    }

    public String name() {
        return text("name");
    }

    public String accessKey() {
        return text("access_key");
    }

    public String secretKey() {
        return text("secret_key");
    }

    public String token() {
        return text("token");
    }

    private String text(String member) {
        return opened.get(member).stringValue();
    }

    /** Returns the prefix of each path of the session. */
    public String prefix() {
        return "/_session/" + name();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return emulator.get(prefix() + path, headers);
    }

    /** Sends a request like {@link #get} with any method, and with a body unless it is empty. */
    public HttpResponse<String> send(String method, String path, String body) {
        return emulator.send(method, prefix() + path, body);
    }

    /** Calls the control API of the session; the path is relative to {@code /_emulator}. */
    public HttpResponse<String> control(String method, String path, String body) {
        return emulator.send(method, prefix() + "/_emulator" + path, body);
    }

    @Override
    public void close() {
        emulator.control().delete("/sessions/" + name());
    }
}
