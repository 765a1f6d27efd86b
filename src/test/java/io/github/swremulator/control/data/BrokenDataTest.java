package io.github.swremulator.control.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.swremulator.Emulator;
import io.github.swremulator.TestStore;
import io.github.swremulator.control.json.Steering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A document that cannot be told to its end is never taken for a whole one. */
@Tag("store")
class BrokenDataTest {

    private final TestStore store = TestStore.create();

    @Test
    void anErrorIsAnsweredWhenNothingCouldBeRead() {
        try (Emulator emulator = Emulator.start(store, "swr.seed=examples/seed.yaml")) {
            store.execute("ALTER TABLE organization RENAME COLUMN name TO lost");
            HttpResponse<String> reply = new Steering(emulator).get("/data");
            assertThat(reply.statusCode()).isEqualTo(500);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(reply.body()).startsWith("{").contains("\"status\":500").doesNotContain("lost", "busybox");
        }
    }

    @Test
    void whoReadsSlowlyKeepsNobodyFromTheApi() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (Emulator emulator = Emulator.start(store, "swr.seed=examples/everything.yaml")) {
            for (int n = 0; n < 12; n++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
                socket.getOutputStream()
                        .write("GET /_emulator/data HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            for (int n = 0; n < 20; n++) {
                assertThat(emulator.get(Emulator.tags("group", "layout")).statusCode())
                        .isEqualTo(200);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void theConnectionEndsWhenAPartIsOnItsWay() {
        try (Emulator emulator = Emulator.start(store, "swr.seed=examples/everything.yaml")) {
            Steering control = new Steering(emulator);
            assertThat(control.get("/data").body())
                    .hasSizeGreaterThan(1_000_000)
                    .contains("1.0.2400");
            store.execute("UPDATE tag SET name = '!' WHERE name = '1.0.2400'");
            assertThatThrownBy(() -> control.get("/data")).isInstanceOf(UncheckedIOException.class);
        }
    }
}
