package io.github.swremulator;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the control API of an emulator; paths are relative to {@code /_emulator}. */
public record ControlClient(Emulator emulator) {

    public HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    public HttpResponse<String> put(String path, String body) {
        return send("PUT", path, body);
    }

    public HttpResponse<String> put(String path, String body, String contentType) {
        return send("PUT", path, body, "Content-Type", contentType);
    }

    public HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, "");
    }

    /** Deletes all snapshots, which a reset keeps. */
    public void deleteSnapshots() {
        json("/snapshots")
                .forEach(snapshot -> delete("/snapshots/" + snapshot.get("name").stringValue()));
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return emulator.send(method, "/_emulator" + path, body, headers);
    }

    /** Returns the reply to a GET as a tree. */
    public JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path).body());
    }
}
