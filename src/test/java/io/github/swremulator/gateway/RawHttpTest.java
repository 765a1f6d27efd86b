package io.github.swremulator.gateway;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawConnection;
import io.github.swremulator.RawReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends over a plain socket what HTTP clients normalize or never send. */
@EmulatorTest
class RawHttpTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    /** A fifth of Tomcat's threads. */
    private static final int THREADS_FOR_BODIES = 40;

    private final Emulator emulator;

    RawHttpTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Connections to any other address of this machine would reach an emulator that listens on all of them. */
    @Test
    void isReachedByTheLoopbackAddressOnly() throws IOException {
        try (Socket other = new Socket()) {
            assertThatIOException()
                    .isThrownBy(() -> other.connect(new InetSocketAddress("127.0.0.2", emulator.port()), 2000));
        }
    }

    @Test
    void readsAFilterWhoseBarsAreNotEncoded() {
        RawReply reply =
                emulator.rawGet(BUSYBOX + "?filter=offset::0|limit::1000|order_column::updated_at|order_type::desc");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Range")).contains("0-1/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a%24b"})
    void readsADollarAsASlash(String repository) {
        assertThat(emulator.rawGet(tags("namespace", repository)).body())
                .contains("repository namespace/a/b does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/manage/namespaces/namespace/repos/a/b/tags",
                "/v2/manage/namespaces/namespace/repos/a%2Fb/tags",
                "/v2/manage/namespaces/namespace/repos/a%2fb/tags",
                "///v2/manage/namespaces/namespace/repos/busybox/tags",
                "//v2//manage/namespaces/namespace/repos/busybox/tags",
                "//v2;x/manage/namespaces/namespace/repos/busybox/tags",
                "//V2/manage/namespaces/namespace/repos/busybox/tags",
                "//x/../v2/manage/namespaces/namespace/repos/busybox/tags",
                "//error",
                "//actuator/health",
                "/v2//manage/namespaces/namespace/repos/busybox/tags",
                "/v2/manage/namespaces/namespace/repos//tags",
                "/v2/manage/namespaces/namespace/repos/busybox/tags/",
                "/v2/manage/namespaces/namespace/repos/busybox/tags;x",
                "/v2/manage/namespaces/namespace/repos/busybox;x=y/tags",
                "/v2/manage/namespaces/namespace/./repos/busybox/tags",
                "/V2/manage/namespaces/namespace/repos/busybox/tags",
                "/v2/manage/namespaces/namespace/repos/busybox/tag",
                "/v1",
                "/error",
                "/favicon.ico",
                "/actuator/env"
            })
    void answersUnknownApiWhenTheRouteDoesNotExist(String target) {
        assertUnknownApi(emulator.rawGet(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/manage/namespaces/namespace/repos/busybox/tags",
                "/v2/manage/namespaces/namespace/repos/busybox/tags?limit=1&offset=0",
                "/v2/manage/namespaces/namespace/repos/busybox/tags/latest",
                "/v3/projects",
                "/v2",
                "/"
            })
    void readsALeadingDoubleSlashAsOne(String target) {
        RawReply reply = emulator.rawGet("/" + target);
        RawReply expected = emulator.rawGet(target);
        assertThat(reply.status()).isEqualTo(expected.status()).isLessThan(400);
        assertThat(reply.body()).isEqualTo(expected.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/a%2Fb",
                "/actuator/health/liveness%2f",
                "/actuator/health/%0a",
                "/actuator/health/none",
                "/actuator/health/liveness/none",
                "/actuator/health;x",
                "/actuator/health/;x",
                "/actuator/%2e%2e/v2",
                "/actuator/prometheus/none"
            })
    void answersUnknownApiWhenThereIsNoSuchProbe(String target) {
        assertUnknownApi(emulator.rawGet(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "true"})
    void answersAProbeThatAcceptsNoMediaType(String accept) {
        for (String probe : new String[] {"/actuator", "/actuator/health", "/actuator/info", "/actuator/prometheus"}) {
            assertThat(emulator.rawGet(probe, "Accept: " + accept).status()).isEqualTo(200);
        }
    }

    @Test
    void answersAProbeWhoseMediaTypeIsMalformed() {
        assertGatewayError(400, "APIGW.0201", emulator.rawGet("/actuator/health", "Content-Type: none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO", "get"})
    void answersUnknownApiWhenTheRouteHasNoSuchMethod(String method) {
        assertUnknownApi(
                emulator.raw(method + " " + BUSYBOX + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void answersUnknownApiWithoutABodyWhenTheMethodIsHead() {
        RawReply reply = emulator.raw("HEAD " + BUSYBOX + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
    }

    private static void assertUnknownApi(RawReply reply) {
        assertGatewayError(404, "APIGW.0101", reply);
    }

    private static void assertGatewayError(int status, String code, RawReply reply) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.body()).startsWith("{\"error_msg\":\"").endsWith("}\n");
        JsonNode body = JsonMapper.shared().readTree(reply.body());
        assertThat(body.propertyNames()).containsExactly("error_msg", "error_code", "request_id");
        assertThat(body.get("error_code").stringValue()).isEqualTo(code);
        assertThat(reply.header("X-Request-Id")).contains(body.get("request_id").stringValue());
    }

    @Test
    void listsWhenTheRequestHasTwoHundredHeaders() {
        String[] headers = IntStream.range(0, 200)
                .mapToObj(n -> "X-Header-" + n + ": value")
                .toArray(String[]::new);
        assertThat(emulator.rawGet(BUSYBOX, headers).status()).isEqualTo(200);
    }

    @Test
    void acceptsARequestLineOfNineKilobytes() {
        RawReply reply = emulator.rawGet(BUSYBOX + "?x=" + "y".repeat(9 * 1024));
        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"414, 40000, 0", "414, 1000000, 0", "494, 0, 40000", "494, 0, 1000000"})
    void answersWhichPartOfTheRequestIsTooLarge(int status, int queryLength, int headerLength) {
        RawReply reply =
                emulator.rawGet(BUSYBOX + "?x=" + "y".repeat(queryLength), "X-Large: " + "y".repeat(headerLength));
        assertGatewayError(status, "APIGW.0201", reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001 rubbish\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: not a host\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: unheard-of\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /actuator/health/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /actuator/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            })
    void answersBadRequestWhenTheRequestIsMalformed(String request) {
        assertGatewayError(400, "APIGW.0201", emulator.raw(request));
    }

    @Test
    void listsForAnHttp10Client() {
        RawReply reply = emulator.raw("GET " + BUSYBOX + " HTTP/1.0\r\n\r\n");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).startsWith("[{\"id\":0,").endsWith("}]");
    }

    @Test
    void listsWhenTheRequestHasABody() {
        RawReply reply = emulator.raw("GET " + BUSYBOX
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhelloGET " + BUSYBOX
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).containsOnlyOnce("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "application/x-www-form-urlencoded", "application/json", "nonsense"})
    void ignoresABodyOfAnyType(String type) {
        String[] body = {"Content-Type: " + type, "Content-Length: 3\r\n\r\n%zz"};
        assertThat(emulator.rawGet(BUSYBOX, body).status()).isEqualTo(200);
        assertUnknownApi(emulator.rawGet("/nowhere", body));
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            assertUnknownApi(emulator.raw(method + " " + BUSYBOX
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("\r\n", body)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png;q=0", ";;;", "*"})
    void answersJsonForAnyAcceptHeader(String accept) {
        assertThat(emulator.rawGet(BUSYBOX, "Accept: " + accept).header("Content-Type"))
                .contains("application/json");
        assertThat(emulator.rawGet(BUSYBOX + "?limit=x", "Accept: " + accept).header("Content-Type"))
                .contains("application/json");
        assertUnknownApi(emulator.rawGet("/nowhere", "Accept: " + accept));
    }

    @Test
    void generatesItsOwnRequestIdWhenTheClientSendsOne() {
        assertThat(emulator.rawGet(BUSYBOX, "X-Request-Id: mine").header("X-Request-Id"))
                .get()
                .asString()
                .matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "400 /v2/manage/namespaces/UPPER/repos/busybox/tags X-Any:1",
                "400 /v2/manage/namespaces/namespace/repos/busybox/tags?limit=x X-Any:1",
                "400 /v2/%00 X-Any:1",
                "400 /%zz X-Any:1",
                "400 /../../etc X-Any:1",
                "400 /_emulator/%00 X-Any:1",
                "400 /_emulator/clock?x=1 X-Any:1",
                "400 /_emulator/requests?status=9 X-Any:1",
                "400 /actuator/health/%00 X-Any:1",
                "404 /actuator/health/none X-Any:1",
                "404 /nowhere X-Any:1",
                "404 /_emulator/none X-Any:1",
                "401 /v2/manage/namespaces X-Emulator-Fault:APIGW.0301",
                "429 /v2/manage/namespaces X-Emulator-Fault:APIGW.0308",
                "500 /v2/manage/namespaces X-Emulator-Fault:SVCSTG.SWR.5001056",
                "502 /v2/manage/namespaces X-Emulator-Fault:{\"status\":502}",
                "503 /v2/manage/namespaces X-Emulator-Fault:{\"status\":503}"
            })
    void keepsTheConnectionAfterAnError(int status, String target, String header) throws IOException {
        try (RawConnection connection = new RawConnection(emulator)) {
            for (int call = 0; call < 2; call++) {
                RawReply refused = RawReply.parse(connection.get(target, header));
                assertThat(refused.status()).isEqualTo(status);
                assertThat(refused.header("Connection")).isEmpty();
                assertThat(refused.header("X-Request-Id")).isPresent();
            }
            assertThat(connection.get(BUSYBOX)).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST /v2/manage/namespaces", "POST /v3/auth/tokens", "PUT /_emulator/clock", "PUT /nowhere"})
    void readsTheNextRequestAfterABodyThatIsRefusedOrNotRead(String call) throws IOException {
        for (String body :
                new String[] {"Content-Length: 1\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n\r\n"}) {
            String next = "GET " + BUSYBOX + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            RawReply replies = emulator.raw(call + " HTTP/1.1\r\nHost: localhost\r\n" + body + next);
            assertThat(replies.status()).isBetween(400, 404);
            assertThat(replies.header("Connection")).isEmpty();
            assertThat(replies.body()).contains("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: keep-alive\r\n"})
    void closesTheConnectionWhenTheEndOfTheRequestIsUnclear(String header) {
        for (String rest : new String[] {
            "Content-Length: many\r\n\r\n",
            "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{",
            "Transfer-Encoding: unheard-of\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n"
        }) {
            RawReply refused =
                    emulator.raw("POST /v2/manage/namespaces HTTP/1.1\r\nHost: localhost\r\n" + header + rest);
            assertGatewayError(400, "APIGW.0201", refused);
            assertThat(refused.header("Connection")).contains("close");
        }
    }

    /** Reads until the connection is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /nowhere", "POST /_emulator/reset", "DELETE /_emulator/none", "PUT /actuator/health"})
    void doesNotWaitLongForABodyThatNobodyReads(String call) {
        RawReply reply = emulator.raw(call + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
        assertThat(reply.status()).isIn(204, 404, 405);
        assertThat(reply.header("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"/v2/manage/namespaces, 429", "/_emulator/data, 503"})
    void leavesThreadsForOthersWhenManyBodiesStall(String target, int status) throws IOException {
        String head = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int client = 0; client < THREADS_FOR_BODIES + 5; client++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
                stalled.add(socket);
                socket.getOutputStream().write((head + "100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            }
            List<Socket> refused = new ArrayList<>();
            await().untilAsserted(() -> {
                for (Socket socket : stalled) {
                    if (!refused.contains(socket) && socket.getInputStream().available() > 0) {
                        refused.add(socket);
                    }
                }
                assertThat(refused).hasSize(5);
            });
            for (Socket socket : refused) {
                RawReply reply =
                        RawReply.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.header("Connection")).contains("close");
                assertThat(reply.header("X-Request-Id")).isPresent();
            }
            assertThat(emulator.rawGet(BUSYBOX).status()).isEqualTo(200);
            assertThat(emulator.raw(head + "1\r\nConnection: close\r\n\r\n{").status())
                    .isEqualTo(400);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://h.test:1, h.test:1",
        "HTTP://h.test, h.test",
        "https://h.test, h.test",
        "http://h.test:80/, h.test",
        "http://h.test/?x=/, h.test",
        "http://user@h.test, h.test",
        "http://[::1]:8080/, [::1]:8080"
    })
    void ignoresHostWhenTheTargetIsAbsolute(String target, String host) {
        for (String sent : new String[] {"other.test:80", "", host}) {
            RawReply reply =
                    emulator.raw("GET " + target + " HTTP/1.1\r\nHost: " + sent + "\r\nConnection: close\r\n\r\n");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("//" + host + "/v2/");
        }
    }

    @Test
    void refusesAMalformedHeaderWhenTheTargetIsAbsolute() {
        assertGatewayError(
                400, "APIGW.0201", emulator.raw("GET http://h.test/ HTTP/1.1\r\nHost: other\r\nX: \u001b\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///v2", "httpx://h.test/", "ftp://h.test/", "h.test/v2", "http://h.test/%00"})
    void refusesATargetThatIsNoAbsoluteOne(String target) {
        assertGatewayError(
                400,
                "APIGW.0201",
                emulator.raw("GET " + target + " HTTP/1.1\r\nHost: other.test\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"'GET / HTTP/1.0\r\n\r\n'", "'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'"})
    void answersWithTheAddressWhenTheClientNamesNoHost(String request) {
        RawReply reply = emulator.raw(request.replace("\\r", "\r").replace("\\n", "\n"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("http://127.0.0.1:" + emulator.port() + "/v2/");
    }

    @Test
    void readsRawBytesLikeEncodedOnes() {
        String byName = "/v2/manage/repos?name=";
        assertThat(emulator.rawGet(byName + "b\u00c3\u00a4").body())
                .isEqualTo(emulator.rawGet(byName + "b%C3%A4").body());
        assertThat(emulator.rawGet(BUSYBOX + "?limit=\u00c3\u00a4&offset=0").body())
                .isEqualTo(emulator.rawGet(BUSYBOX + "?limit=%C3%A4&offset=0").body())
                .contains("SVCSTG.SWR.4000056");
        assertThat(emulator.rawGet(tags("namespace", "b\u00c3\u00a4")).body()).contains("SVCSTG.SWR.4001029");
        assertGatewayError(400, "APIGW.0201", emulator.rawGet("/v2/\u00ff"));
        assertThat(emulator.rawGet(BUSYBOX + "?x=\u00ff").status()).isEqualTo(200);
        assertThat(emulator.control().get("/requests").body()).contains("b%C3%A4");
    }

    /** Tomcat gives such a request, and malformed ones after it, a reply without a head. */
    @Test
    void answersWithAHeadWhenTheRequestLineHasNoVersion() {
        for (String request : new String[] {
            "GET /\r\n",
            "GET /\r\n\r\n",
            "PUT /\r\n",
            "CONNECT /\r\n",
            "GET /%zz\r\n",
            "G\u0000T /v2 HTTP/1.1\r\n\r\n",
            "GET /\u0001\r\n"
        }) {
            assertGatewayError(400, "APIGW.0201", emulator.raw(request));
        }
        assertThat(emulator.rawGet(BUSYBOX).status()).isEqualTo(200);
    }

    @Test
    void answersUnknownApiWhenTheTargetIsAnAsterisk() {
        assertUnknownApi(emulator.raw("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    }
}
