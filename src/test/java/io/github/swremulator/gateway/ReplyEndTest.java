package io.github.swremulator.gateway;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client gets the end of a list only after the listeners, such as the journal, were notified. */
@EmulatorTest(beans = ReplyEndTest.Slow.class)
class ReplyEndTest {

    private static final String MARK = "?limit=2&offset=0";

    private final Emulator emulator;
    private final Slow listener;

    static class Slow implements ExchangeListener {

        private volatile CountDownLatch release = new CountDownLatch(0);

        @Override
        public void received(HttpServletRequest request) {}

        @Override
        public void answered(HttpServletRequest request, Reply reply) {
            try {
                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    ReplyEndTest(Emulator emulator) {
        this.emulator = emulator;
        this.listener = emulator.bean("replyEndTest.Slow", Slow.class);
    }

    /** Rendered, joined, and by the short cut. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isSentLast(int askedBefore) throws IOException {
        emulator.seed("group/app: [v1, v2, v3]");
        for (int n = 0; n < askedBefore; n++) {
            emulator.get(tags("group", "app") + MARK);
        }
        listener.release = new CountDownLatch(1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(200);
            String request =
                    "GET " + tags("group", "app") + MARK + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketTimeoutException.class);
            listener.release.countDown();
            socket.setSoTimeout(20_000);
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).endsWith("]");
        } finally {
            listener.release.countDown();
        }
    }
}
