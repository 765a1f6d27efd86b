package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

/** The servers that the emulator is measured beside, which reply the emulator's pages from files. */
record Peers(Lab lab, Map<Page, byte[]> bodies) {

    static final String WIREMOCK = "WireMock";
    static final String MOCKSERVER = "MockServer";
    static final String NGINX = "nginx";
    static final String WIREMOCK_JAR = "org.wiremock:wiremock-standalone:3.13.2";
    static final String MOCKSERVER_JAR = "org.mock-server:mockserver-netty:7.6.0:jar:jar-with-dependencies";
    private static final List<Page> PAGES = List.of(Page.ONE, Page.HUNDRED, Page.THOUSAND);

    private static final String NGINX_FILE = """
        worker_processes 2; daemon off; error_log stderr; pid %1$s/nginx.pid;
        events { worker_connections 256; }
        http {
          client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
          access_log off; sendfile on; keepalive_requests 1000000000; default_type application/json; root %1$s/__files;
          server {
            listen 127.0.0.1:%2$d;
            location ~ ^/v2/manage/namespaces/group/repos/(.+)/tags$ { try_files /$1.json =404; }
          }
        }
        """;
    private static final String WIREMOCK_FILE = """
        {"request": {"method": "GET", "urlPath": "%s"}, "response": {"status": 200, "bodyFileName": "%s",
         "headers": {"Content-Type": "application/json", "Content-Range": "%s"}}}
        """;
    private static final String MOCKSERVER_FILE = """
        {"httpRequest": {"method": "GET", "path": "%s"}, "httpResponse": {"statusCode": 200,
         "headers": {"Content-Type": ["application/json"], "Content-Range": ["%s"]},
         "body": {"type": "STRING", "string": "%s"}}}
        """;

    /** Gets the pages from an emulator and writes the files of the other servers. */
    static Peers prepare(Lab lab) throws Exception {
        Map<Page, byte[]> bodies = new LinkedHashMap<>();
        Path mappings = Files.createDirectories(lab.folder.resolve("mappings"));
        Path files = Files.createDirectories(lab.folder.resolve("__files"));
        List<String> expectations = new ArrayList<>();
        Server emulator = lab.start(Emulator.image(lab)).awaitReady();
        for (Page page : PAGES) {
            byte[] body = emulator.body(page.path());
            bodies.put(page, body);
            String file = page.repository + ".json";
            String range = "0-%d/%d".formatted(page.tags, page.tags);
            Files.write(files.resolve(file), body);
            Files.writeString(mappings.resolve(file), WIREMOCK_FILE.formatted(Page.list(page.repository), file, range));
            expectations.add(MOCKSERVER_FILE.formatted(Page.list(page.repository), range, escaped(body)));
        }
        emulator.end();
        Files.writeString(lab.folder.resolve("expectations.json"), expectations.toString());
        return new Peers(lab, bodies);
    }

    private static String escaped(byte[] body) {
        return new String(body, UTF_8).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    Server.Recipe wireMock() throws Exception {
        return java(WIREMOCK, WIREMOCK_JAR, "", "--no-request-journal --bind-address 127.0.0.1 --root-dir %2$s --port %1$d");
    }

    Server.Recipe mockServer() throws Exception {
        String options = "-Dmockserver.localBoundIP=127.0.0.1 -Dmockserver.initializationJsonPath=%2$s/expectations.json";
        return java(MOCKSERVER, MOCKSERVER_JAR, options, "-logLevel ERROR -serverPort %1$d");
    }

    private Server.Recipe java(String name, String artifact, String options, String arguments) throws Exception {
        int port = Lab.freePort();
        String all = options + " -jar " + lab.download(artifact) + " " + arguments;
        List<String> command = Emulator.java(all.formatted(port, lab.folder).strip().split(" "));
        return new Server.Recipe(name, lab.folder, port, "", command, null);
    }

    Server.Recipe nginx() throws IOException {
        int port = Lab.freePort();
        Path file = Files.writeString(lab.folder.resolve("nginx.conf"), NGINX_FILE.formatted(lab.folder, port));
        return new Server.Recipe(NGINX, lab.folder, port, "", List.of("nginx", "-e", "stderr", "-c", file.toString()), null);
    }

    /** Fails unless a server replies the same bytes. */
    void check(Server server) throws IOException {
        for (Page page : PAGES) {
            if (!Arrays.equals(server.body(page.path()), bodies.get(page))) {
                throw new IllegalStateException(server.name() + " replies other bytes to the " + page.text);
            }
        }
    }
}
