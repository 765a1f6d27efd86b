package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

/** Pushes to an image repository and pulls from it with the calls of Docker, over one kept connection. */
class RegistryClient implements AutoCloseable {

    private static final String TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    final String repository;
    private final Connection connection;
    private final String fields;

    RegistryClient(Server server, String repository) throws IOException {
        this.repository = repository;
        connection = server.connect();
        String authorization = "";
        if (connection.call("GET", "/v2/", "").status() == 401) {
            connection.get("/swr/auth/v2/registry/auth/?service=dockyard&scope=repository:" + repository + ":push,pull");
            Matcher token = TOKEN.matcher(new String(connection.body(), UTF_8));
            authorization = token.find() ? "Authorization: Bearer " + token.group(1) + "\r\n" : "";
        }
        fields = "Host: localhost\r\n" + authorization;
    }

    void push(Blob blob) throws IOException {
        call("HEAD", path("blobs/" + blob.digest()), "", "", 404);
        call("POST", path("blobs/uploads/"), "Content-Length: 0\r\n", "", 202);
        String head = head("PATCH", location(), "Transfer-Encoding: chunked\r\n");
        require(connection.exchange(head, blob::writeChunks, connection::keep), 202, head);
        String upload = location();
        String parameter = (upload.contains("?") ? "&" : "?") + "digest=" + blob.digest();
        call("PUT", upload + parameter, "Content-Length: 0\r\n", "", 201);
    }

    /** Blobs first, as a manifest may name only what is there. */
    void push(String tag, Blob config, List<Blob> layers) throws IOException {
        for (Blob layer : layers) {
            push(layer);
        }
        push(config);
        putManifest(tag, manifest(config, layers, ""));
    }

    static String manifest(Blob config, List<Blob> layers, String title) {
        String all = layers.stream()
                .map(layer -> layer.descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip"))
                .collect(Collectors.joining(","));
        return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s],\"annotations\":{\"title\":\"%s\"}}"
                .formatted(TYPE, config.descriptor("application/vnd.docker.container.image.v1+json"), all, title);
    }

    void putManifest(String tag, String manifest) throws IOException {
        String more = "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(TYPE, manifest.length());
        call("PUT", path("manifests/" + tag), more, manifest, 201);
    }

    void requireBlob(Blob blob) throws IOException {
        call("HEAD", path("blobs/" + blob.digest()), "", "", 200);
    }

    void pull(String tag, Blob config, List<Blob> layers) throws IOException {
        call("GET", path("manifests/" + tag), "Accept: " + TYPE + "\r\n", "", 200);
        pull(config);
        for (Blob layer : layers) {
            pull(layer);
        }
    }

    void pull(Blob blob) throws IOException {
        Blob.Check check = blob.new Check();
        String head = head("GET", path("blobs/" + blob.digest()), "");
        require(connection.exchange(head, _ -> {}, check), 200, head);
        check.requireWhole();
    }

    private String path(String rest) {
        return "/v2/" + repository + "/" + rest;
    }

    private String head(String method, String path, String more) {
        return "%s %s HTTP/1.1\r\n%s%s\r\n".formatted(method, path, fields, more);
    }

    private void call(String method, String path, String more, String content, int status) throws IOException {
        require(connection.exchange(head(method, path, more) + content, _ -> {}, connection::keep), status, path);
    }

    private void require(Connection.Reply reply, int status, String call) {
        if (reply.status() != status) {
            throw new IllegalStateException(
                    "%d instead of %d: %s%n%s".formatted(reply.status(), status, call, new String(connection.body(), UTF_8)));
        }
    }

    private String location() {
        URI location = URI.create(connection.header("Location"));
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
