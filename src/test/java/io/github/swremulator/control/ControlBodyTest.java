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

/** Bodies over the limit, into controllers that read them in every way there is. */
@EmulatorTest(value = "swr.control.max-body=" + ControlBodyTest.MAX + "B", beans = ControlBodyTest.Readers.class)
class ControlBodyTest {

    static final int MAX = 1000;
    private static final long GIGABYTE = 1L << 30;

    private final Emulator emulator;

    ControlBodyTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Stands in the control API's room, so that it is treated as one of its own. */
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
                // As a controller that takes every failure for a broken document.
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
    void isReadUpToTheLimit(String reader) {
        assertThat(post(reader, "Content-Length: " + MAX + "\r\n\r\n" + json(MAX))
                        .status())
                .isEqualTo(200);
        assertThat(post(reader, "Transfer-Encoding: chunked\r\n\r\n" + chunk(json(MAX)) + "0\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "bytes", "text", "stream", "reader", "swallows"})
    void isTooLargeBeforeADeclaredGigabyteIsSent(String reader) {
        assertProblem(413, post(reader, "Content-Length: " + GIGABYTE + "\r\n\r\n{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "bytes", "text", "stream", "reader", "swallows"})
    void isTooLargeBeforeTheLastChunkIsSent(String reader) {
        assertProblem(413, post(reader, "Transfer-Encoding: chunked\r\n\r\n" + chunk(json(MAX + 1))));
    }

    @ParameterizedTest
    @CsvSource({"PUT, data", "POST, data", "PUT, faults", "POST, faults", "PUT, clock"})
    void isTooLargeForEveryRouteThatReadsOneBeforeTheRestIsSent(String method, String route) {
        String request = method + " /_emulator/" + route + " HTTP/1.1\r\nHost: localhost\r\n";
        assertTooLarge(UnfinishedCall.send(emulator, request + "Content-Length: " + GIGABYTE + "\r\n\r\n{"));
        assertTooLarge(
                UnfinishedCall.send(emulator, request + "Transfer-Encoding: chunked\r\n\r\n" + chunk(json(MAX + 1))));
    }

    /** The connection ends, since the next request would stand behind what is not read. */
    private static void assertTooLarge(RawReply reply) {
        assertProblem(413, reply);
        assertThat(reply.body()).contains("swr.control.max-body");
        assertThat(reply.header("Connection")).contains("close");
    }

    @Test
    void isNotAskedForWhenItIsTooLarge() {
        RawReply reply = post("json", "Expect: 100-continue\r\nContent-Length: " + GIGABYTE + "\r\n\r\n");
        assertProblem(413, reply);
    }

    @Test
    void isTooLargeAlsoWhereNobodyReadsIt() {
        assertProblem(413, post("none", "Content-Length: " + GIGABYTE + "\r\n\r\n"));
    }

    @Test
    void leavesTheNextCallWorking() {
        post("json", "Content-Length: " + GIGABYTE + "\r\n\r\n{");
        assertThat(post("json", "Content-Length: 2\r\n\r\n{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "nonsense", ""})
    void isBadWhenItCannotBeRead(String body) {
        assertProblem(400, post("json", "Content-Length: " + body.length() + "\r\n\r\n" + body));
    }

    @Test
    void isOfAMediaTypeThatIsNotKnown() {
        assertProblem(
                415,
                UnfinishedCall.send(
                        emulator,
                        "POST /_emulator/test/json HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: text/csv\r\nContent-Length: 1\r\n\r\n1"));
    }

    @Test
    void aFailureTellsNothingOfTheInside() {
        RawReply reply = post("fails", "Content-Length: 0\r\n\r\n");
        assertProblem(500, reply);
        assertThat(reply.body()).doesNotContain("secret").doesNotContain("Exception");
    }
}
