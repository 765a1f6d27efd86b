package io.github.swremulator.manage.tag;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import io.github.swremulator.RawReply;
import io.github.swremulator.TestSession;
import io.github.swremulator.gateway.Bypassable;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A repeated request is answered without filters and controllers, and nobody can tell. */
@EmulatorTest(beans = ShortCutTest.LongWay.class)
class ShortCutTest {

    private static final int REQUESTS = 1000;
    private static final String APP = tags("group", "app") + "?limit=10&offset=0";

    private final Emulator emulator;
    private final LongWay longWay;

    /** Counts the requests that take the long way, and closes the short cut. */
    static class LongWay implements Filter, Bypassable {

        private final AtomicInteger requests = new AtomicInteger();
        private volatile boolean isOnlyWay;

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (((HttpServletRequest) request).getRequestURI().endsWith("/tags")) {
                requests.incrementAndGet();
            }
            chain.doFilter(request, response);
        }

        @Override
        public boolean canBypass(HttpServletRequest request) {
            return !isOnlyWay;
        }
    }

    ShortCutTest(Emulator emulator) {
        this.emulator = emulator;
        this.longWay = emulator.bean("shortCutTest.LongWay", LongWay.class);
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("""
                group/app: [{count: 30, name: "1.0.{n}"}]
                group/web/frontend: [v1, v2, {name: v3, manifest: '{"schemaVersion":2,"manifests":[],"text":"\\u00e9"}'}]
                other/empty: []
                """);
    }

    /** Whether a request takes the short cut once it was repeated. */
    private boolean isShort(String request) {
        emulator.raw(request);
        emulator.raw(request);
        int before = longWay.requests.get();
        emulator.raw(request);
        return longWay.requests.get() == before;
    }

    private static String request(String target, String... headerLines) {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nConnection: close\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    private static String get(String target, String... headerLines) {
        return request(target, headerLines).replaceFirst("\r\n", "\r\nHost: localhost\r\n");
    }

    @Test
    void isTheSameAsTheLongWay() {
        try (TestSession session =
                TestSession.open(emulator, "{\"name\":\"short\",\"seed\":\"group/app: [of-session]\"}")) {
            Random random = new Random(17);
            int shortCuts = 0;
            for (int n = 0; n < REQUESTS; n++) {
                String request = generate(random, session);
                longWay.isOnlyWay = true;
                Call expected = call(request);
                longWay.isOnlyWay = false;
                call(request);
                int before = longWay.requests.get();
                Call found = call(request);
                shortCuts += longWay.requests.get() == before && found.status() == 200 ? 1 : 0;
                assertThat(found).as(request).isEqualTo(expected);
            }
            assertThat(shortCuts).isGreaterThan(REQUESTS / 5);
        } finally {
            longWay.isOnlyWay = false;
        }
    }

    /** A reply and its journal entry, without what differs between any two calls. */
    private record Call(int status, List<String> headers, String body, JsonNode entry) {}

    private Call call(String request) {
        RawReply reply = emulator.raw(request);
        List<String> headers = reply.headerLines().stream()
                .map(line -> line.startsWith("X-Request-Id: ") || line.startsWith("Date: ")
                        ? line.replaceFirst(": .*", "")
                        : line)
                .toList();
        boolean isOfSession = request.contains("_session/short") || request.contains("X-Emulator-Session: short");
        String journal = emulator.get((isOfSession ? "/_session/short" : "") + "/_emulator/requests?limit=1")
                .body();
        ObjectNode entry = (ObjectNode)
                JsonMapper.shared().readTree(journal).get("requests").get(0);
        String id = entry.get("id").stringValue();
        assertThat(reply.header("X-Request-Id")).contains(id);
        entry.remove(List.of("id", "time", "duration_us"));
        return new Call(reply.status(), headers, reply.body().replace(id, "id"), entry);
    }

    private static String generate(Random random, TestSession session) {
        String path = one(random, "/v2", "/v2", "/v3", "//v2")
                + "/manage/namespaces/" + one(random, "group", "group", "group", "other", "gr%6Fup", "Group", "none")
                + "/repos/"
                + one(random, "app", "app", "app", "web$frontend", "web%24frontend", "empty", "app;x", "none")
                + "/tags" + one(random, "", "", "", "", "", "/");
        String query = one(random, "", "?", "?limit=10&offset=0", "?limit=3&offset=" + random.nextInt(35))
                + one(random, "", "", "&order_column=tag&order_type=asc", "&order_column=updated_at&order_type=asc")
                + one(
                        random,
                        "",
                        "",
                        "",
                        "&tag=v1",
                        "&tag=1.0.7",
                        "&with_manifest=true",
                        "&filter=limit::2|offset::1",
                        "&x=%zz");
        String base = one(random, "", "", "", session.prefix());
        String host =
                one(random, "Host: localhost", "Host: localhost", "Host: swr.example.com:8080", "Host: 127.0.0.1");
        String header = one(
                random,
                "Accept: */*",
                "Accept: text/plain",
                "X-Emulator-Session: short",
                "X-Auth-Token: some",
                "Authorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0",
                "Content-Length: 0",
                "User-Agent: test");
        return request(base + path + query.replaceFirst("^&", "?"), host, header);
    }

    private static String one(Random random, String... options) {
        return options[random.nextInt(options.length)];
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/", "/v3/"})
    void isTakenForARepeatedRequest(String version) {
        assertThat(isShort(get(APP.replace("/v2/", version)))).isTrue();
    }

    @Test
    void isNotTakenForErrors() {
        assertThat(isShort(get(tags("group", "none")))).isFalse();
        assertThat(isShort(get(APP.replace("limit=10", "limit=0")))).isFalse();
    }

    @Test
    void isNotTakenWhileAFaultRuleIsActive() {
        String request = get(APP);
        assertThat(isShort(request)).isTrue();
        emulator.control()
                .put("/faults", "{\"match\":{\"operation\":\"ListRepositoryTags\"},\"then\":{\"status\":503}}");
        assertThat(emulator.raw(request).status()).isEqualTo(503);
        emulator.control().delete("/faults");
        assertThat(emulator.raw(request).status()).isEqualTo(200);
        assertThat(emulator.raw(get(APP, "X-Emulator-Fault: {\"status\":429}")).status())
                .isEqualTo(429);
    }

    @Test
    void isNotTakenWhileTheClockIsSet() {
        String request = get(APP);
        assertThat(isShort(request)).isTrue();
        emulator.control().put("/clock", "{\"now\":\"2030-01-02T03:04:05Z\",\"frozen\":true}");
        assertThat(emulator.raw(request).header("Date")).contains("Wed, 02 Jan 2030 03:04:05 GMT");
    }

    @Test
    void isCountedByTheMetrics() {
        String request = get(APP);
        assertThat(isShort(request)).isTrue();
        int before = listed();
        emulator.raw(request);
        assertThat(listed()).isEqualTo(before + 1);
    }

    private int listed() {
        return emulator.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"/v2/manage/namespaces/{namespace}/repos/{repository}/tags\"")
                        && line.contains("status=\"200\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void isOfTheSessionThatTheRequestNames() {
        assertThat(isShort(get(APP))).isTrue();
        try (TestSession session = TestSession.open(emulator, "{\"seed\":\"group/app: [of-session]\"}")) {
            String request = get(session.prefix() + APP);
            assertThat(isShort(request)).isTrue();
            assertThat(emulator.raw(request).body()).contains("of-session");
            assertThat(emulator.raw(get(APP)).body()).doesNotContain("of-session");
            emulator.control().delete("/sessions/" + session.name());
            assertThat(emulator.raw(request).status()).isEqualTo(404);
        }
    }

    @Test
    void showsEachChangeInTheNextReply() {
        String request = get(APP);
        for (int n = 0; n < 20; n++) {
            assertThat(isShort(request)).isTrue();
            String tag = "new-" + n;
            assertThat(emulator.send(
                                    "POST",
                                    tags("group", "app"),
                                    "{\"source_tag\":\"1.0.1\",\"destination_tag\":\"" + tag + "\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(emulator.raw(request).body()).contains("\"Tag\":\"" + tag + "\"");
        }
        assertThat(isShort(request)).isTrue();
        emulator.control().post("/reset", "");
        assertThat(emulator.raw(request).body()).doesNotContain("new-19");
    }

    @ParameterizedTest
    @CsvSource({"open, 200", "present, 401", "verify, 401"})
    void needsTheCredentialThatTheLongWayNeeds(String mode, int status, Emulators emulators) {
        Emulator secured = emulators.with(
                "swr.access.mode=" + mode, "swr.access.users[0].access-key=AK", "swr.access.users[0].secret-key=SK");
        for (int n = 0; n < 4; n++) {
            assertThat(secured.get(tags("namespace", "busybox")).statusCode()).isEqualTo(status);
        }
    }
}
