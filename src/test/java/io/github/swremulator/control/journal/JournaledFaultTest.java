package io.github.swremulator.control.journal;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import io.github.swremulator.gateway.ExchangeListener;
import io.github.swremulator.gateway.ExchangeListener.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.catalina.connector.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that failed on demand is in the journal before its client has the reply. */
@EmulatorTest(beans = {DecidedReplyTest.Late.class, JournaledFaultTest.Listener.class})
class JournaledFaultTest {

    private static final int ROUNDS = 30;

    private final Emulator emulator;

    JournaledFaultTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Records whether a reply was committed before its listeners, such as the journal, were called. */
    static class Listener implements ExchangeListener {

        static final Queue<Boolean> TOO_LATE = new ConcurrentLinkedQueue<>();

        @Override
        public void received(HttpServletRequest request) {}

        @Override
        public void answered(HttpServletRequest request, Reply reply) {
            if (request.getRequestURI().startsWith("/v2")) {
                TOO_LATE.add(((Request) request).getResponse().isCommitted());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SVCSTG.SWR.4030170",
                "APIGW.0308",
                "{\"error\":\"SVCSTG.SWR.4030170\",\"message\":\"LONG\"}",
                "{\"status\":502}",
                "{\"status\":502,\"body\":\"small\"}",
                "nonsense"
            })
    void isJournaledForEachFaultHeader(String header) throws IOException {
        assertJournaled("X-Emulator-Fault: " + header.replace("LONG", "\\u0001".repeat(500)) + "\r\n");
    }

    @Test
    void isJournaledWithTheLargestBody() throws IOException {
        String rule = "{\"then\":{\"status\":502,\"body\":\"" + "x".repeat(64 * 1024) + "\"}}";
        assertThat(emulator.control().put("/faults", rule).statusCode()).isEqualTo(200);
        assertThat(assertJournaled("").body()).hasSize(64 * 1024);
    }

    private RawReply assertJournaled(String headerLines) throws IOException {
        Listener.TOO_LATE.clear();
        String request =
                "GET " + tags("namespace", "busybox") + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n";
        RawReply reply = null;
        for (int round = 0; round < ROUNDS; round++) {
            reply = reply(request);
            assertThat(emulator.control().get("/requests").body())
                    .contains(reply.header("X-Request-Id").orElseThrow());
        }
        assertThat(Listener.TOO_LATE).hasSize(ROUNDS).containsOnly(false);
        return Objects.requireNonNull(reply);
    }

    /** Reads only as much as its length says, since the connection stays open. */
    private RawReply reply(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            for (int next = 0; next >= 0 && head.indexOf("\r\n\r\n") < 0; ) {
                next = socket.getInputStream().read();
                head.append((char) next);
            }
            String length =
                    RawReply.parse(head.toString()).header("Content-Length").orElseThrow();
            byte[] body = socket.getInputStream().readNBytes(Integer.parseInt(length));
            return RawReply.parse(head + new String(body, StandardCharsets.US_ASCII));
        }
    }
}
