package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The servers that the emulator is measured beside, which reply the emulator's pages from files. */
record Peers(Lab lab, Map<Page, byte[]> bodies) {

    static final String WIREMOCK = "WireMock";
    static final String WIREMOCK_JOURNAL = "WireMock, bounded journal";
    static final String MOCKSERVER = "MockServer";
    static final String NGINX = "nginx";

    private static final String NGINX_FILE = """
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
    private static final String WIREMOCK_FILE = """
        {
          "request": {"method": "GET", "urlPath": "%s"},
          "response": {
            "status": 200,
            "bodyFileName": "%s",
            "headers": {"Content-Type": "application/json", "Content-Range": "%s"}
          }
        }
        """;
    private static final String MOCKSERVER_FILE = """
        {
          "httpRequest": {"method": "GET", "path": "%s"},
          "httpResponse": {
            "statusCode": 200,
            "headers": {"Content-Type": ["application/json"], "Content-Range": ["%s"]},
            "body": {"type": "STRING", "string": "%s"}
          }
        }
        """;

    /** Gets the pages from an emulator and writes the files of the other servers. */
    static Peers prepare(Lab lab) throws IOException, InterruptedException {
        Map<Page, byte[]> bodies = new EnumMap<>(Page.class);
        Server emulator = lab.startAndAwait(Emulator.jar(lab, Emulator.seed(lab, Page.seed())), Server.READY);
        for (Page page : Page.values()) {
            bodies.put(page, emulator.body(page.path()));
        }
        emulator.end();
        Path mappings = Files.createDirectories(lab.folder().resolve("mappings"));
        Path files = Files.createDirectories(lab.folder().resolve("__files"));
        List<String> expectations = new ArrayList<>();
        for (Page page : Page.values()) {
            String file = page.repository() + ".json";
            String range = "0-%d/%d".formatted(page.tags(), page.tags());
            Files.write(files.resolve(file), bodies.get(page));
            Files.writeString(mappings.resolve(file), WIREMOCK_FILE.formatted(page.tagsPath(), file, range));
            expectations.add(MOCKSERVER_FILE.formatted(page.tagsPath(), range, escaped(bodies.get(page))));
        }
        Files.writeString(lab.folder().resolve("expectations.json"), expectations.toString());
        return new Peers(lab, bodies);
    }

    private static String escaped(byte[] body) {
        return new String(body, UTF_8).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    Server.Recipe wireMock() throws IOException, InterruptedException {
        return wireMock(WIREMOCK, "--no-request-journal");
    }

    Server.Recipe wireMockWithJournal() throws IOException, InterruptedException {
        return wireMock(WIREMOCK_JOURNAL, "--max-request-journal-entries", "100");
    }

    private Server.Recipe wireMock(String name, String... journal) throws IOException, InterruptedException {
        String jar = Download.WIREMOCK.file(lab).toString();
        String root = lab.folder().toString();
        return new Server.Recipe(name, lab.folder(), port -> Emulator.java(List.of(Emulator.HEAP), jar, Stream.concat(
                        Stream.of("--bind-address", "127.0.0.1", "--port", "" + port, "--root-dir", root),
                        Stream.of(journal))
                .toArray(String[]::new)));
    }

    Server.Recipe mockServer() throws IOException, InterruptedException {
        String jar = Download.MOCKSERVER.file(lab).toString();
        List<String> options = List.of(
                Emulator.HEAP,
                "-Dmockserver.localBoundIP=127.0.0.1",
                "-Dmockserver.initializationJsonPath=" + lab.folder().resolve("expectations.json"));
        return new Server.Recipe(MOCKSERVER, lab.folder(), port ->
                Emulator.java(options, jar, "-serverPort", "" + port, "-logLevel", "ERROR"));
    }

    Server.Recipe nginx() {
        Path file = lab.folder().resolve("nginx.conf");
        return new Server.Recipe(NGINX, lab.folder(), port -> {
            try {
                Files.writeString(file, NGINX_FILE.formatted(lab.folder(), port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.of("nginx", "-e", "stderr", "-c", file.toString());
        });
    }

    /** Fails unless a server replies the same bytes. */
    void check(Server server) throws IOException {
        for (Page page : Page.values()) {
            if (!Arrays.equals(server.body(page.path()), bodies.get(page))) {
                throw new Refusal("%s replies other bytes to the %s than the emulator", server.name(), page);
            }
        }
    }
}
