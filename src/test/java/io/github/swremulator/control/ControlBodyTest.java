package io.github.swremulator.control;

import static io.github.swremulator.control.ControlReplies.assertProblem;
import static io.github.swremulator.control.UnfinishedCall.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The limit of bodies, with controllers that read them in different ways. */
@EmulatorTest(value = "swr.control.max-body=" + ControlBodyTest.MAX + "B", beans = ControlBodyTest.Readers.class)
class ControlBodyTest {

    static final int MAX = 1000;

    private static final String CONTENT_LENGTH = "Content-Length: ";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final long GIGABYTE = 1L << 30;

    /** Only the first byte of a large body. */
    private static final String TOO_LONG = CONTENT_LENGTH + GIGABYTE + "\r\n\r\n{";

    /** Without the last chunk. */
    private static final String TOO_MANY_CHUNKS = CHUNKED + chunk(json(MAX + 1));

    private final Emulator emulator;

    ControlBodyTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** In the package of the control API, so that its exception handler applies. */
    @RestController
    static class Readers {

        @PostMapping("/_emulator/test/json")
        Map<String, Integer> json(@RequestBody Map<String, Object> body) {
            return Map.of("size", body.size());
        }

        @PostMapping("/_emulator/test/bytes")
        Map<String, Integer> bytes(@RequestBody byte[] body) {
            return Map.of("size", body.length);
        }

        @PostMapping("/_emulator/test/text")
        Map<String, Integer> text(@RequestBody String body) {
            return Map.of("size", body.length());
        }

        @PostMapping("/_emulator/test/stream")
        Map<String, Integer> stream(HttpServletRequest request) throws IOException {
            return Map.of("size", request.getInputStream().readAllBytes().length);
        }

        @PostMapping("/_emulator/test/reader")
        Map<String, Long> reader(HttpServletRequest request) throws IOException {
            return Map.of("size", request.getReader().lines().count());
        }

        @PostMapping("/_emulator/test/swallows")
        void swallows(HttpServletRequest request) {
            try {
                request.getInputStream().readAllBytes();
            } catch (IOException | RuntimeException e) {
                // Like a controller that treats every failure as an invalid document.
            }
        }

        @PostMapping("/_emulator/test/fails")
        void fails() {
            throw new IllegalStateException("secret of the inside");
        }
    }

    private RawReply post(String reader, String rest) {
        return UnfinishedCall.send(
                emulator,
                "POST /_emulator/test/" + reader + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + rest);
    }

    private static String json(int length) {
        return "{\"a\":\"" + "x".repeat(length - 8) + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "bytes", "text", "stream", "reader", "swallows"})
    void isReadUpToTheLimitAndNoFurther(String reader) {
        assertThat(post(reader, CONTENT_LENGTH + MAX + "\r\n\r\n" + json(MAX)).status())
                .isEqualTo(200);
        assertThat(post(reader, CHUNKED + chunk(json(MAX)) + "0\r\n\r\n").status())
                .isEqualTo(200);
        assertTooLarge(post(reader, TOO_LONG));
        assertTooLarge(post(reader, TOO_MANY_CHUNKS));
    }

    @ParameterizedTest
    @CsvSource({"PUT, data", "POST, data", "PUT, faults", "POST, faults", "PUT, clock"})
    void isTooLargeForEveryRouteBeforeTheRestIsSent(String method, String route) {
        String request = method + " /_emulator/" + route + " HTTP/1.1\r\nHost: localhost\r\n";
        assertTooLarge(UnfinishedCall.send(emulator, request + TOO_LONG));
        assertTooLarge(UnfinishedCall.send(emulator, request + TOO_MANY_CHUNKS));
    }

    /** The connection is closed, since the next request would follow the unread rest of the body. */
    private static void assertTooLarge(RawReply reply) {
        assertProblem(413, reply);
        assertThat(reply.body()).contains("swr.control.max-body");
        assertThat(reply.header("Connection")).contains("close");
    }

    @ParameterizedTest
    @CsvSource({"json, Expect: 100-continue", "none, X-Other: any"})
    void isTooLargeWithoutBeingSentOrRead(String reader, String header) {
        assertTooLarge(post(reader, header + "\r\n" + CONTENT_LENGTH + GIGABYTE + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "nonsense", ""})
    void isABadRequestWhenItCannotBeParsed(String body) {
        assertProblem(400, post("json", CONTENT_LENGTH + body.length() + "\r\n\r\n" + body));
    }

    @Test
    void isRefusedWithAnUnknownMediaType() {
        assertProblem(
                415,
                UnfinishedCall.send(
                        emulator,
                        "POST /_emulator/test/json HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: text/csv\r\nContent-Length: 1\r\n\r\n1"));
    }

    @Test
    void failsWithoutDetailsOfTheException() {
        RawReply reply = post("fails", "Content-Length: 0\r\n\r\n");
        assertProblem(500, reply);
        assertThat(reply.body()).doesNotContain("secret").doesNotContain("Exception");
    }
}
