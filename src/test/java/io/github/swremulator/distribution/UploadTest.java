package io.github.swremulator.distribution;

import static io.github.swremulator.distribution.Registry.assertError;
import static io.github.swremulator.distribution.Registry.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads of blobs: at once, as a stream, in chunks, interrupted, and from another image repository. */
@EmulatorTest({"swr.registry.max-blob=1MB"})
class UploadTest {

    private static final String UPLOADS = "group/app/blobs/uploads/";

    private final Emulator emulator;
    private final Registry registry;

    UploadTest(Emulator emulator) {
        this.emulator = emulator;
        this.registry = new Registry(emulator, "cn-north-1@AK:any");
    }

    @BeforeEach
    void hasAnOrganization() {
        emulator.seed("group/seeded: [v1]");
    }

    private String begin() {
        HttpResponse<String> begun = registry.send("POST", UPLOADS, "");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(begun.headers().firstValue("Range")).contains("0-0");
        return path(begun);
    }

    private HttpResponse<String> blob(String content) {
        return registry.send("GET", "group/app/blobs/" + Digest.of(content), "");
    }

    @Test
    void endsWithAllBytesInTheLastRequest() {
        String upload = begin();
        HttpResponse<String> ended = registry.send("PUT", upload + "?digest=" + Digest.of("content"), "content");
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(201);
        assertThat(path(ended)).isEqualTo("/v2/group/app/blobs/" + Digest.of("content"));
        assertThat(blob("content").body()).isEqualTo("content");
        assertError(registry.send("GET", upload, ""), 404, "BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void takesAStreamAndThenItsDigest() {
        String upload = begin();
        HttpResponse<String> streamed = registry.send("PATCH", upload, "a stream");
        assertThat(streamed.statusCode()).isEqualTo(202);
        assertThat(streamed.headers().firstValue("Range")).contains("0-7");
        assertThat(registry.send("PUT", path(streamed) + "?digest=" + Digest.of("a stream"), "")
                        .statusCode())
                .isEqualTo(201);
        assertThat(blob("a stream").body()).isEqualTo("a stream");
    }

    @Test
    void takesChunksInTheirOrder() {
        String upload = begin();
        assertThat(registry.send("PATCH", upload, "one", "Content-Range", "0-2").statusCode())
                .isEqualTo(202);
        HttpResponse<String> gap = registry.send("PATCH", upload, "two", "Content-Range", "7-9");
        assertError(gap, 416, "BLOB_UPLOAD_INVALID");
        assertThat(gap.headers().firstValue("Range")).contains("0-2");
        assertError(registry.send("PATCH", upload, "two", "Content-Range", "3-7"), 416, "BLOB_UPLOAD_INVALID");
        assertThat(registry.send("PATCH", upload, "two", "Content-Range", "3-5").statusCode())
                .isEqualTo(202);
        HttpResponse<String> shown = registry.send("GET", upload, "");
        assertThat(shown.statusCode()).isEqualTo(204);
        assertThat(shown.headers().firstValue("Range")).contains("0-5");
        String end = upload + "?digest=" + Digest.of("onetwothree");
        assertThat(registry.send("PUT", end, "three", "Content-Range", "6-10").statusCode())
                .isEqualTo(201);
        assertThat(blob("onetwothree").body()).isEqualTo("onetwothree");
    }

    /** Sends the beginning of a chunk, and leaves the connection open. */
    private Socket sendSlowly(String upload, int length, String begin) throws IOException {
        String request =
                "PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + registry.bearer(upload) + "\r\nContent-Length: " + length + "\r\n\r\n" + begin;
        Socket client = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private void awaitRange(String upload, String range) {
        await().untilAsserted(() -> assertThat(
                        registry.send("GET", upload, "").headers().firstValue("Range"))
                .contains(range));
    }

    @Test
    void holdsUpNothingElseWhileItsBodyIsSlow() throws IOException {
        String upload = begin();
        try (Socket client = sendSlowly(upload, 4, "sl")) {
            awaitRange(upload, "0-1");
            registry.push("group/app", "v1", "layer");
            assertError(registry.send("PATCH", upload, "fast"), 416, "BLOB_UPLOAD_INVALID");
            assertError(registry.send("PUT", upload + "?digest=" + Digest.of("sl"), ""), 416, "BLOB_UPLOAD_INVALID");
            client.getOutputStream().write("ow".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 202 ");
        }
        assertThat(registry.send("PUT", upload + "?digest=" + Digest.of("slow"), "")
                        .statusCode())
                .isEqualTo(201);
        assertThat(blob("slow").body()).isEqualTo("slow");
    }

    @Test
    void isResumedWhereItWasInterrupted() throws IOException {
        String upload = begin();
        sendSlowly(upload, 100, "interr").close();
        awaitRange(upload, "0-5");
        registry.send("PATCH", upload, "upted", "Content-Range", "6-10");
        assertThat(registry.send("PUT", upload + "?digest=" + Digest.of("interrupted"), "")
                        .statusCode())
                .isEqualTo(201);
        assertThat(blob("interrupted").body()).isEqualTo("interrupted");
    }

    @Test
    void isRefusedWithTheWrongDigestAndKeepsNothing() {
        String upload = begin();
        assertError(registry.send("PUT", upload + "?digest=" + Digest.of("other"), "content"), 400, "DIGEST_INVALID");
        assertThat(blob("content").statusCode()).isEqualTo(404);
        assertThat(blob("other").statusCode()).isEqualTo(404);
        assertError(registry.send("PUT", begin() + "?digest=sha256:0", "content"), 400, "DIGEST_INVALID");
        assertError(registry.send("PUT", begin(), "content"), 400, "DIGEST_INVALID");
    }

    @Test
    void mayHaveADigestOfSha512() throws Exception {
        String digest = "sha512:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512")
                                .digest("content".getBytes(StandardCharsets.UTF_8)));
        assertThat(registry.send("PUT", begin() + "?digest=" + digest, "content")
                        .statusCode())
                .isEqualTo(201);
        assertThat(registry.send("GET", "group/app/blobs/" + digest, "").body()).isEqualTo("content");
    }

    @Test
    void isLimited() {
        String upload = begin();
        assertError(registry.send("PATCH", upload, "x".repeat(1024 * 1024 + 1)), 413, "SIZE_INVALID");
        assertError(registry.send("GET", upload, ""), 404, "BLOB_UPLOAD_UNKNOWN");
        registry.pushBlob("group/app", "x".repeat(1024 * 1024));
    }

    @Test
    void canBeCancelled() {
        String upload = begin();
        assertThat(registry.send("DELETE", upload, "").statusCode()).isEqualTo(204);
        assertError(registry.send("PATCH", upload, "content"), 404, "BLOB_UPLOAD_UNKNOWN");
        assertError(registry.send("DELETE", upload, ""), 404, "BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void isFoundOnlyInItsOwnRepository() {
        String elsewhere = begin().replace("/app/", "/other/");
        assertError(registry.send("PATCH", elsewhere, "content"), 404, "BLOB_UPLOAD_UNKNOWN");
        assertError(registry.send("PATCH", UPLOADS + "..%2f..", "content"), 404, "NOT_FOUND");
        assertError(registry.send("PATCH", UPLOADS + "not-an-id", "content"), 404, "BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void takesABlobFromAnotherRepository() {
        Digest blob = registry.pushBlob("group/source", "shared");
        HttpResponse<String> mounted = registry.send("POST", UPLOADS + "?mount=" + blob + "&from=group/source", "");
        assertThat(mounted.statusCode()).isEqualTo(201);
        assertThat(path(mounted)).isEqualTo("/v2/group/app/blobs/" + blob);
        assertThat(blob("shared").body()).isEqualTo("shared");
        assertThat(registry.send("POST", UPLOADS + "?mount=" + Digest.of("none") + "&from=group/source", "")
                        .statusCode())
                .as("an upload begins instead")
                .isEqualTo(202);
        assertThat(registry.send("POST", UPLOADS + "?mount=" + blob + "&from=None", "")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aPartOfABlobCanBePulled() {
        registry.pushBlob("group/app", "0123456789");
        String blob = "group/app/blobs/" + Digest.of("0123456789");
        HttpResponse<String> part = registry.send("GET", blob, "", "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(registry.send("GET", blob, "", "Range", "bytes=7-").body()).isEqualTo("789");
        assertThat(registry.send("GET", blob, "", "Range", "bytes=-1").body()).isEqualTo("9");
        assertThat(registry.send("GET", blob, "", "Range", "bytes=5-99").body()).isEqualTo("56789");
        assertThat(registry.send("GET", blob, "", "Range", "bytes=1-2,5-6").body())
                .isEqualTo("0123456789");
        assertThat(registry.send("GET", blob, "", "Range", "rubbish").body()).isEqualTo("0123456789");
        for (String wrong : new String[] {"bytes=10-", "bytes=4-2", "bytes=x"}) {
            HttpResponse<String> refused = registry.send("GET", blob, "", "Range", wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(416);
            assertThat(refused.headers().firstValue("Content-Range")).contains("bytes */10");
        }
    }

    @Test
    void anEmptyBlobCanBePulled() {
        registry.pushBlob("group/app", "");
        assertThat(blob("").body()).isEmpty();
        assertThat(blob("").statusCode()).isEqualTo(200);
    }

    @Test
    void aBlobThatAManifestRefersToIsNotDeleted() {
        registry.push("group/app", "v1", "layer");
        Digest loose = registry.pushBlob("group/app", "loose");
        assertThat(registry.send("DELETE", "group/app/blobs/" + loose, "").statusCode())
                .isEqualTo(202);
        assertThat(blob("loose").statusCode()).isEqualTo(404);
        assertError(registry.send("DELETE", "group/app/blobs/" + Digest.of("layer"), ""), 405, "UNSUPPORTED");
        assertThat(blob("layer").body()).isEqualTo("layer");
    }
}
