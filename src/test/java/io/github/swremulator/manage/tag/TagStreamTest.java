package io.github.swremulator.manage.tag;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import io.github.swremulator.TestStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The complete list of edition 2018, longer than any page. */
@EmulatorTest("spring.datasource.hikari.maximum-pool-size=6")
class TagStreamTest {

    private static final String ALL = tags("group", "app");

    private final Emulator emulator;

    TagStreamTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void hasMoreTagsThanAPage() {
        emulator.seed("group/app: [{count: 2500, name: \"{n}\"}]");
    }

    @Test
    void isAllPagesInOne() {
        HttpResponse<String> whole = emulator.get(ALL);
        assertThat(whole.headers().firstValue("Content-Range")).contains("0-2500/2500");
        assertThat(whole.headers().firstValue("Content-Type")).contains("application/json");
        String pages = page(0) + "," + page(1000) + "," + page(2000);
        assertThat(whole.body()).isEqualTo("[" + pages + "]");
    }

    @Test
    void isFilteredAndOrdered() {
        String query = "?order_column=tag&order_type=desc";
        HttpResponse<String> whole = emulator.get(ALL + query);
        assertThat(whole.body()).startsWith("[{").contains("\"Tag\":\"999\"");
        assertThat(whole.body().indexOf("\"Tag\":\"999\""))
                .isLessThan(whole.body().indexOf("\"Tag\":\"1\""));
        assertThat(emulator.get(ALL + query + "&tag=7").body()).contains("\"Tag\":\"7\"");
    }

    private String page(int offset) {
        String body = emulator.get(ALL + "?limit=1000&offset=" + offset).body();
        return body.substring(1, body.length() - 1);
    }

    @Test
    void isIncompleteForTheClientIfItFails() {
        // The first thousand were sent when this one is read.
        loseManifests("t.name = '700'");
        RawReply reply = emulator.raw("GET " + ALL + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("\"Tag\":\"2500\"").doesNotContain("\"Tag\":\"700\"", "null}]", "error");
        assertThat(reply.body()).doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void isAnErrorIfItFailsBeforeAnythingWasSent() {
        loseManifests("TRUE");
        HttpResponse<String> reply = emulator.get(ALL);
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).startsWith("{").contains("SVCSTG.SWR.500");
        assertThat(reply.headers().firstValue("Content-Range")).isEmpty();
    }

    /** Only of the content that the session shows, so that a reset repairs it. */
    private void loseManifests(String ofTags) {
        TestStore store = emulator.store();
        store.execute("SET REFERENTIAL_INTEGRITY FALSE");
        store.execute("DELETE FROM manifest WHERE id IN (SELECT t.manifest_id FROM session s"
                + " JOIN image_repository r ON r.world_id = s.world_id"
                + " JOIN tag t ON t.content_id = r.content_id WHERE s.name = 'default' AND " + ofTags + ")");
        store.execute("SET REFERENTIAL_INTEGRITY TRUE");
    }

    @Test
    void leavesThreadsToOthersWhenManyClientsDoNotRead() throws IOException {
        // More than the buffers of a connection hold.
        emulator.seed("group/app: [{count: 5000, name: \"{n}\"}]");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int n = 0; n < 250; n++) {
                Socket socket = new Socket();
                slow.add(socket);
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), emulator.port()));
                socket.getOutputStream()
                        .write(("GET " + ALL + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.stream().anyMatch(TagStreamTest::isThrottled));
            assertThat(emulator.get("/v2/manage/namespaces").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isThrottled(Socket socket) {
        try {
            String begin = "HTTP/1.1 429";
            InputStream in = socket.getInputStream();
            return in.available() >= begin.length()
                    && begin.equals(new String(in.readNBytes(begin.length()), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isSentToOthersWhenManyClientsDisconnect() throws IOException {
        for (int n = 0; n < 30; n++) {
            try (Socket gone = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
                gone.getOutputStream()
                        .write(("GET " + ALL + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(gone.getInputStream().read()).isEqualTo('H');
            }
        }
        assertThat(emulator.get(ALL).headers().firstValue("Content-Range")).contains("0-2500/2500");
    }
}
