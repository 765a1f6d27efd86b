package io.github.swremulator.control.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A document that cannot be written completely never looks complete. */
@OnEachDatabase
@EmulatorTest({"swr.seed=examples/everything.yaml", "swr.api.edition=current"})
class BrokenDataTest {

    private final Emulator emulator;

    BrokenDataTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void answersAnErrorWhenNothingCanBeRead() {
        emulator.store().execute("ALTER TABLE organization RENAME COLUMN name TO lost");
        try {
            HttpResponse<String> reply = emulator.control().get("/data");
            assertThat(reply.statusCode()).isEqualTo(500);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(reply.body()).startsWith("{").contains("\"status\":500").doesNotContain("lost", "busybox");
        } finally {
            emulator.store().execute("ALTER TABLE organization RENAME COLUMN lost TO name");
        }
    }

    @Test
    void servesTheApiWhenClientsReadSlowly() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
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
    void breaksTheConnectionWhenAPartWasSent() {
        assertThat(emulator.control().get("/data").body())
                .hasSizeGreaterThan(1_000_000)
                .contains("1.0.2400");
        emulator.store().execute("UPDATE tag SET name = '!' WHERE name = '1.0.2400'");
        try {
            assertThatThrownBy(() -> emulator.control().get("/data")).isInstanceOf(UncheckedIOException.class);
        } finally {
            emulator.store().execute("UPDATE tag SET name = '1.0.2400' WHERE name = '!'");
        }
    }
}
