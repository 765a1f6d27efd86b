package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawConnection;
import io.github.swremulator.RawReply;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees on the wire when a reply breaks off. */
@EmulatorTest
class BrokenReplyTest {

    private static final String APP = tags("group", "app");

    private final Emulator emulator;

    BrokenReplyTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Longer than the server's buffer and a page of tags. */
    @BeforeEach
    void listIsLong() {
        emulator.seed("group/app: "
                + IntStream.rangeClosed(1, 1001).mapToObj(n -> "v" + n).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v2/manage/namespaces/group/repos/app/tags", "/nowhere", "/v2/manage/namespaces/X/repos/x/tags"
            })
    void isAConnectionResetWithoutAByteWhenReset(String path) throws Exception {
        try (Socket socket = ask(path, "X-Emulator-Fault: {\"reset\":true}")) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void leavesOtherConnectionsAloneWhenReset() throws Exception {
        try (Socket kept = ask(APP + "?limit=1&offset=0")) {
            readReply(kept);
            try (Socket reset = ask(APP, "X-Emulator-Fault: {\"reset\":true}")) {
                assertThatThrownBy(() -> reset.getInputStream().read()).isInstanceOf(SocketException.class);
            }
            send(kept, APP + "?limit=1&offset=1");
            assertThat(readReply(kept)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void resetsOnlyTheSelectedCallOfAConnection() throws Exception {
        try (Socket socket = ask(APP + "?limit=1&offset=0")) {
            assertThat(readReply(socket)).startsWith("HTTP/1.1 200");
            send(socket, APP, "X-Emulator-Fault: {\"reset\":true}");
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void endsBeforeItsLastChunkWhenAChunkedBodyIsTruncated() throws Exception {
        try (Socket socket = ask(APP, "X-Emulator-Fault: {\"truncate\":100}")) {
            RawReply reply = wholeOf(socket);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Transfer-Encoding")).contains("chunked");
            assertThat(reply.body()).startsWith("64\r\n[{\"id\":").hasSize("64\r\n".length() + 100 + "\r\n".length());
        }
    }

    @Test
    void isShorterThanItsContentLengthWhenTruncated() throws Exception {
        String whole = emulator.rawGet("/nowhere").body();
        try (Socket socket = ask("/nowhere", "X-Emulator-Fault: {\"truncate\":10}")) {
            RawReply reply = wholeOf(socket);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.header("Content-Length")).contains(String.valueOf(whole.length()));
            assertThat(reply.body()).isEqualTo(whole.substring(0, 10));
        }
    }

    @Test
    void hasNoBodyWhenTruncatedToNothing() throws Exception {
        try (Socket socket = ask(APP, "X-Emulator-Fault: {\"truncate\":0}")) {
            RawReply reply = wholeOf(socket);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        }
    }

    @Test
    void isAnIncompleteReplyForAClient() {
        assertThatThrownBy(() -> emulator.get(APP, "X-Emulator-Fault", "{\"truncate\":100}"))
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> emulator.get("/nowhere", "X-Emulator-Fault", "{\"truncate\":10}"))
                .hasCauseInstanceOf(IOException.class);
        assertThat(emulator.get(APP).statusCode()).isEqualTo(200);
    }

    private Socket ask(String path, String... headerLines) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
        socket.setSoTimeout(20_000);
        send(socket, path, headerLines);
        return socket;
    }

    private static void send(Socket socket, String path, String... headerLines) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headerLines)
                + (headerLines.length > 0 ? "\r\n\r\n" : "\r\n");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads until the server closes the connection; fails on a reset. */
    private static RawReply wholeOf(Socket socket) throws IOException {
        return RawReply.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Reads one complete list of a connection that stays open. */
    private static String readReply(Socket socket) throws IOException {
        return RawConnection.read(new DataInputStream(socket.getInputStream()));
    }
}
