package io.github.swremulator.control;

import static io.github.swremulator.control.ControlGuardTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Bodies over the limit, into controllers that read them in every way there is. */
class ControlBodyTest {

    private static final int MAX = 1000;
    private static final long GIGABYTE = 1L << 30;

    private static Emulator emulator;

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

    @BeforeAll
    static void start() {
        emulator = Emulator.startWith(Readers.class, "swr.control.max-body=" + MAX + "B");
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private static RawReply post(String reader, String rest) {
        return send("POST /_emulator/test/" + reader
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest);
    }

    /** Reads one reply and no further, as a client that would still have to send most of its body. */
    private static RawReply send(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            List<String> head = Stream.generate(() -> line(in))
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
            RawReply reply =
                    new RawReply(Integer.parseInt(head.get(0).split(" ", -1)[1]), head.subList(1, head.size()), "");
            return new RawReply(reply.status(), reply.headerLines(), body(reply, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(RawReply reply, InputStream in) throws IOException {
        String length = reply.header("Content-Length").orElse("");
        return new String(
                in.readNBytes(length.isEmpty() ? Integer.parseInt(line(in), 16) : Integer.parseInt(length)),
                StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) {
        try {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IllegalStateException("the reply ends after: " + line);
                }
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(int length) {
        return "{\"a\":\"" + "x".repeat(length - 8) + "\"}";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
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
                send("POST /_emulator/test/json HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: text/csv\r\nContent-Length: 1\r\n\r\n1"));
    }

    @Test
    void aFailureTellsNothingOfTheInside() {
        RawReply reply = post("fails", "Content-Length: 0\r\n\r\n");
        assertProblem(500, reply);
        assertThat(reply.body()).doesNotContain("secret").doesNotContain("Exception");
    }
}
