package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The emulator's pages in files, and what tells each of the others to reply them. */
record Replies(Path folder, Map<Page, byte[]> bodies) {

    private static final String NGINX = """
        worker_processes 2;
        daemon off;
        error_log stderr;
        pid %1$s/nginx.pid;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          sendfile on;
          keepalive_requests 1000000000;
          default_type application/json;
          root %1$s/__files;
          server {
            listen 127.0.0.1:%2$d;
            location ~ ^/v2/manage/namespaces/group/repos/(.+)/tags$ { try_files /$1.json =404; }
          }
        }
        """;
    private static final String WIREMOCK = """
        {
          "request": {"method": "GET", "urlPath": "%s"},
          "response": {
            "status": 200,
            "bodyFileName": "%s",
            "headers": {"Content-Type": "application/json", "Content-Range": "%s"}
          }
        }
        """;
    private static final String MOCKSERVER = """
        {
          "httpRequest": {"method": "GET", "path": "%s"},
          "httpResponse": {
            "statusCode": 200,
            "headers": {"Content-Type": ["application/json"], "Content-Range": ["%s"]},
            "body": {"type": "STRING", "string": "%s"}
          }
        }
        """;

    /** Asks an emulator for them. */
    static Replies taken(Lab lab) throws IOException, InterruptedException {
        Map<Page, byte[]> bodies = new EnumMap<>(Page.class);
        Server emulator = lab.startAndAwait(Emulator.jar(lab, Emulator.seed(lab, Page.seed())), Server.READY);
        for (Page page : Page.values()) {
            bodies.put(page, emulator.body(page.path()));
        }
        emulator.end();
        return new Replies(lab.folder(), bodies).written();
    }

    private Replies written() throws IOException {
        Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(folder.resolve("__files"));
        for (Page page : Page.values()) {
            Files.write(folder.resolve("__files").resolve(page.file()), bodies.get(page));
            Files.writeString(
                    folder.resolve("mappings").resolve(page.file()),
                    WIREMOCK.formatted(page.tagsPath(), page.file(), page.contentRange()));
        }
        Files.writeString(mockServerFile(), expectations().toString());
        return this;
    }

    private List<String> expectations() {
        List<String> expectations = new ArrayList<>();
        for (Page page : Page.values()) {
            expectations.add(MOCKSERVER.formatted(page.tagsPath(), page.contentRange(), escaped(bodies.get(page))));
        }
        return expectations;
    }

    private static String escaped(byte[] body) {
        return new String(body, UTF_8)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");
    }

    Path wireMockFolder() {
        return folder;
    }

    Path mockServerFile() {
        return folder.resolve("expectations.json");
    }

    Path nginxFile(int port) {
        try {
            return Files.writeString(folder.resolve("nginx.conf"), NGINX.formatted(folder, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses servers that do not reply the same bytes. */
    void check(Server server) throws IOException {
        for (Page page : Page.values()) {
            String expected = Sha256.of(bodies.get(page));
            String is = Sha256.of(server.body(page.path()));
            if (!is.equals(expected)) {
                throw new Refusal("%s replies other bytes to the %s: SHA-256 %s, expected %s"
                        .formatted(server.name(), page, is, expected));
            }
        }
    }
}
