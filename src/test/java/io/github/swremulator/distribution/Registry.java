package io.github.swremulator.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client of the registry that sends what other clients hide. */
public final class Registry {

    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpClient http;
    private final String root;
    private final @Nullable String login;

    /** @param login name and password with a colon between, or null for nobody */
    Registry(Emulator emulator, @Nullable String login) {
        this(emulator.endpoint(), login);
    }

    public Registry(String root, @Nullable String login) {
        this(HTTP, root, login);
    }

    Registry(HttpClient http, String root, @Nullable String login) {
        this.http = http;
        this.root = root;
        this.login = login;
    }

    /** Asks the token service. */
    HttpResponse<String> token(String... scopes) {
        String query = Arrays.stream(scopes).map(scope -> "&scope=" + scope).collect(Collectors.joining());
        return exchange(
                "GET",
                "/swr/auth/v2/registry/auth/?service=dockyard" + query,
                BodyPublishers.noBody(),
                login == null
                        ? new String[0]
                        : new String[] {
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))
                        });
    }

    /** Sends a request with a token for an image repository, the path beginning behind {@code /v2/}. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Authorization");
        all.add("Bearer " + bearer(path));
        return exchange(method, path.startsWith("/") ? path : "/v2/" + path, body, all.toArray(String[]::new));
    }

    /** A token for the image repository in a path; an empty one where the token service refuses it. */
    String bearer(String path) {
        String name = path.replaceFirst("^/v2/", "")
                .replaceFirst("^(.+)/(?:tags/list|manifests/|blobs/|referrers/).*$", "$1");
        HttpResponse<String> token = token("repository:" + name + ":pull,push,delete");
        return token.statusCode() == 200
                ? JsonMapper.shared().readTree(token.body()).get("token").stringValue()
                : "none";
    }

    HttpResponse<String> exchange(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Pushes a blob at once, and returns its digest. */
    Digest pushBlob(String name, String content) {
        Digest digest = Digest.of(content);
        HttpResponse<String> pushed = send("POST", name + "/blobs/uploads/?digest=" + digest, content);
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        return digest;
    }

    public HttpResponse<String> putManifest(String name, String reference, String content, String mediaType) {
        return send("PUT", name + "/manifests/" + reference, content, "Content-Type", mediaType);
    }

    /** Pushes an image of one layer, and returns its manifest. */
    public String push(String name, String tag, String layer) {
        String manifest = image(DOCKER_MANIFEST, pushBlob(name, "{}"), 2, pushBlob(name, layer), layer.length());
        HttpResponse<String> pushed = putManifest(name, tag, manifest, DOCKER_MANIFEST);
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        return manifest;
    }

    public static String image(String mediaType, Digest config, int configSize, Digest layer, int layerSize) {
        String vendor = mediaType.equals(DOCKER_MANIFEST) ? "docker.container" : "oci";
        return """
                {"schemaVersion":2,"mediaType":"%s",
                "config":{"mediaType":"application/vnd.%s.image.v1+json","size":%d,"digest":"%s"},
                "layers":[{"mediaType":"application/octet-stream","size":%d,"digest":"%s"}]}""".formatted(mediaType, vendor, configSize, config, layerSize, layer);
    }

    public static String index(String mediaType, String childType, String... children) {
        return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
                .formatted(
                        mediaType,
                        Arrays.stream(children)
                                .map(child -> "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}"
                                        .formatted(childType, child.length(), Digest.of(child)))
                                .collect(Collectors.joining(",")));
    }

    /** A location without its scheme and host. */
    public static String path(HttpResponse<?> reply) {
        return URI.create(reply.headers().firstValue("Location").orElseThrow()).getRawPath();
    }

    static void assertError(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JsonMapper.shared()
                        .readTree(reply.body())
                        .at("/errors/0/code")
                        .stringValue())
                .as(reply.body())
                .isEqualTo(code);
    }
}
