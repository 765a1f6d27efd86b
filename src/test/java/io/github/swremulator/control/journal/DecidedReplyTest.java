package io.github.swremulator.control.journal;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Journal entries of replies that a fault rule decided, and of those that did not arrive. */
@EmulatorTest(beans = {DecidedReplyTest.Late.class, JournaledFaultTest.Listener.class})
class DecidedReplyTest {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final CountDownLatch ARRIVED = new CountDownLatch(1);
    private static final CountDownLatch CLIENT_IS_GONE = new CountDownLatch(1);

    private final Emulator emulator;
    private final JournalCalls journal;

    DecidedReplyTest(Emulator emulator) {
        this.emulator = emulator;
        this.journal = new JournalCalls(emulator);
    }

    /** Answers one call after its client has closed the connection. */
    static class Late implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getParameter("late") == null) {
                chain.doFilter(request, response);
            } else {
                ARRIVED.countDown();
                awaitIt(CLIENT_IS_GONE);
                for (int part = 0; part < 100; part++) {
                    response.getOutputStream().write(new byte[100_000]);
                }
            }
        }
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{\"id\":\"slow\",\"then\":{\"delay\":\"1ms\"}},{\"id\":\"no\",\"then\":{\"error\":\"APIGW.0306\"}}]; no",
                "[{\"id\":\"no\",\"then\":{\"error\":\"APIGW.0306\"}},{\"id\":\"never\",\"then\":{\"error\":\"APIGW.0302\"}}]; no",
                "[{\"id\":\"slow\",\"then\":{\"delay\":\"1ms\"}},"
                        + "{\"id\":\"other\",\"match\":{\"namespace\":\"other\"},\"then\":{\"error\":\"APIGW.0306\"}}]; slow"
            })
    void showsTheRuleThatDecided(String rules, String decided) {
        assertThat(emulator.control().put("/faults", rules).statusCode()).isEqualTo(200);
        emulator.get(BUSYBOX);
        assertThat(journal.onlyEntry().get("rule").stringValue()).isEqualTo(decided);
        assertThat(journal.onlyEntry().get("aborted").booleanValue()).isFalse();
    }

    @Test
    void showsNoRuleWhenNoneDecided() {
        emulator.get(BUSYBOX);
        assertThat(journal.onlyEntry().has("rule")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"truncate\":10}", "{\"reset\":true}"})
    void isAbortedWhenARuleBrokeTheReplyOff(String fault) throws IOException {
        try (Socket socket = call(BUSYBOX, "X-Emulator-Fault: " + fault)) {
            readToTheEnd(socket);
        }
        assertThat(journal.onlyEntry().get("aborted").booleanValue())
                .as("the entry is written before the connection is closed")
                .isTrue();
    }

    @Test
    void isAbortedWhenTheClientClosedTheConnection() throws IOException {
        try (Socket socket = call(BUSYBOX + "?late", "Accept: */*")) {
            awaitIt(ARRIVED);
            socket.setSoLinger(true, 0);
        }
        CLIENT_IS_GONE.countDown();
        await().untilAsserted(() ->
                assertThat(journal.onlyEntry().get("aborted").booleanValue()).isTrue());
    }

    @Test
    void hasNoErrorCodeWhenTheClientOfAListClosedTheConnection() throws IOException {
        try (Socket socket = call(BUSYBOX, "X-Emulator-Fault: {\"delay\":\"300ms\"}")) {
            socket.setSoLinger(true, 0);
        }
        await().untilAsserted(() ->
                assertThat(journal.onlyEntry().get("aborted").booleanValue()).isTrue());
        assertThat(journal.onlyEntry().has("error_code")).isFalse();
    }

    private Socket call(String target, String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** A reset ends the connection, too. */
    private static void readToTheEnd(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }
}
