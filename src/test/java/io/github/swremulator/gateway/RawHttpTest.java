package io.github.swremulator.gateway;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
}
