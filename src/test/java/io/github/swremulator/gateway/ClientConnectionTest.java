package io.github.swremulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@EmulatorTest(beans = ClientConnectionTest.Probed.class)
class ClientConnectionTest {

    private static final String ASK = "GET /test/gone HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** Checks that the controller makes of its requests, and their results. */
    private static final BlockingQueue<Predicate<HttpServletRequest>> TASKS = new LinkedBlockingQueue<>();

    private static final BlockingQueue<Boolean> FOUND = new LinkedBlockingQueue<>();
    private static final BlockingQueue<String> BEGUN = new LinkedBlockingQueue<>();

    private final Emulator emulator;

    ClientConnectionTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @RestController
    static class Probed {

        @GetMapping("/test/gone")
        String ask(HttpServletRequest request) throws InterruptedException {
            BEGUN.add("begun");
            Predicate<HttpServletRequest> task = TASKS.poll(20, TimeUnit.SECONDS);
            boolean found = task != null && task.test(request);
            FOUND.add(found);
            return "found " + found + ";";
        }
    }

    @BeforeEach
    void clear() {
        TASKS.clear();
        FOUND.clear();
        BEGUN.clear();
    }

    @Test
    void isThereWhileTheClientWaits() throws Exception {
        try (Socket client = connect()) {
            begin(client);
            assertFound(ClientConnectionTest::isThereTwice);
        }
    }

    /** The byte that the check reads belongs to the next request. */
    @Test
    void losesNothingOfTheNextRequest() throws Exception {
        try (Socket client = connect()) {
            begin(client);
            send(client, "GET /test/gone HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            for (int request = 0; request < 2; request++) {
                TASKS.add(ClientConnectionTest::isThereTwice);
            }
            String replies = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(replies).containsPattern("(?s)200.*found true;.*HTTP/1.1 200.*found true;");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isGoneWhenTheClientHasClosedOrResetIt(boolean isReset) throws Exception {
        try (Socket client = connect()) {
            begin(client);
            client.setSoLinger(isReset, 0);
        }
        assertFound(ClientConnectionTest::awaitEnd);
    }

    /** A reply is written when its thread ends; a client that does not read it must not delay the stop for long. */
    @ParameterizedTest
    @ValueSource(longs = {50, 60_000})
    void waitsForTheLastReplyWhenItStopsButNotForLong(long millis) throws Exception {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        threads.execute(() -> {
            begun.countDown();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            written.countDown();
        });
        begun.await();
        ClientConnection.Protocol protocol = new ClientConnection.Protocol();
        protocol.setExecutor(threads);
        assertTimeoutPreemptively(Duration.ofSeconds(20), protocol::stop);
        assertThat(written.getCount()).isEqualTo(millis == 50 ? 0 : 1);
        threads.shutdownNow();
    }

    private static void begin(Socket client) throws Exception {
        send(client, ASK);
        assertThat(BEGUN.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    private static void assertFound(Predicate<HttpServletRequest> task) throws InterruptedException {
        TASKS.add(task);
        assertThat(FOUND.poll(20, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean isThereTwice(HttpServletRequest request) {
        return IntStream.range(0, 2).noneMatch(time -> ClientConnection.isGone(request));
    }

    private static boolean awaitEnd(HttpServletRequest request) {
        // Only this thread may look at the connection.
        await().pollInSameThread().until(() -> ClientConnection.isGone(request));
        return true;
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), emulator.port());
    }

    private static void send(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
