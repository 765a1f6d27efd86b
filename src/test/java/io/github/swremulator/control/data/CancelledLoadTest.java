package io.github.swremulator.control.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A load that takes minutes ends with its client or the emulator. */
@EmulatorTest
@ExtendWith(OutputCaptureExtension.class)
class CancelledLoadTest {

    private static final String LONG = "group/app: [{count: 2000000, name: '1.{n}'}]";

    private final Emulator emulator;

    CancelledLoadTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void changesNothingWhenTheClientIsGone(String method, CapturedOutput log) throws IOException {
        String before = emulator.get("/_emulator/data").body();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            String request = method + " /_emulator/data HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + LONG.length()
                    + "\r\n\r\n" + LONG;
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> log.getAll().contains("nothing was changed: the client closed the connection"));
        assertThat(emulator.control().post("/data", "group/after: [v1]").statusCode())
                .as("the store is not locked")
                .isEqualTo(200);
        emulator.control().post("/reset", "");
        assertThat(emulator.get("/_emulator/data").body()).isEqualTo(before);
    }

    @Test
    void isCancelledWhenTheEmulatorStops() throws Exception {
        try (Socket client = new Socket()) {
            client.setSoTimeout(20_000);
            try (Emulator stopped = Emulator.start("swr.seed=none")) {
                client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), stopped.port()));
                String head = "PUT /_emulator/data HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Expect: 100-continue\r\nContent-Length: " + LONG.length() + "\r\n\r\n";
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                // The controller is there when it asks for the body.
                assertThat(client.getInputStream().readNBytes(12))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo("HTTP/1.1 100");
                client.getOutputStream().write(LONG.getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(client.getInputStream().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .contains("HTTP/1.1 503", "nothing was changed: the emulator is stopping");
        }
    }
}
