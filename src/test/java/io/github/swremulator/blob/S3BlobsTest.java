package io.github.swremulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.swremulator.S3Mock;
import io.github.swremulator.blob.BlobException.DigestMismatchException;
import io.github.swremulator.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3BlobsTest extends BlobStoreContract {

    /** As small as the parts of an object may be. */
    private static final int CHUNK = 5 << 20;

    private static S3Client client;

    /** Each test has a part of the bucket. */
    private final String prefix = "test/" + UUID.randomUUID() + "/";

    private final BlobStore store = instance(prefix);

    @BeforeAll
    static void startServer() {
        client = S3Blobs.client(settings(S3Mock.endpoint()));
    }

    @AfterAll
    static void endServer() {
        client.close();
    }

    private static BlobSettings.S3 settings(URI endpoint) {
        return new BlobSettings.S3(S3Mock.BUCKET, endpoint, "us-east-1", "key", "secret", "", true);
    }

    private static BlobStore instance(String prefix) {
        return new S3Blobs(S3Mock.BUCKET, prefix, CHUNK, () -> client);
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Override
    BlobStore otherInstance() {
        return instance(prefix);
    }

    @Test
    void joinsChunksOfAllSizes() throws IOException {
        byte[] content = bytes(2 * CHUNK + 700_000);
        store.begin(upload);
        int begin = 0;
        // One is divided, small ones follow each other, and a small one is before a large one.
        for (int end :
                new int[] {CHUNK + 300_000, CHUNK + 300_001, CHUNK + 500_000, 2 * CHUNK + 600_000, content.length}) {
            assertThat(store.append(upload, (long) begin, stream(content, begin, end), UNLIMITED))
                    .isEqualTo(end);
            begin = end;
        }
        assertThat(names())
                .as("chunks")
                .hasSize(7)
                .first()
                .isEqualTo(prefix + Names.of(upload) + "/0000000000000000000");

        store.verify(upload, sha256(content));
        store.store(upload, sha256(content));
        assertThat(names()).containsExactly(prefix + Names.of(sha256(content)));
        assertThat(read(sha256(content))).isEqualTo(content);
    }

    @Test
    void storesNoBytesThatAnotherInstanceReplaced() throws IOException {
        byte[] ours = bytes(100);
        byte[] others = bytes(101);
        store.begin(upload);
        InputStream afterOurs = then(() -> store.append(upload, 0L, new ByteArrayInputStream(ours), UNLIMITED));
        otherInstance().append(upload, 0L, new SequenceInputStream(afterOurs, stream(others, 0, 100)), UNLIMITED);

        assertThat(store.size(upload)).isEqualTo(100);
        assertThatExceptionOfType(DigestMismatchException.class).isThrownBy(() -> store.verify(upload, sha256(ours)));
        Digest stored = sha256(stream(others, 0, 100).readAllBytes());
        store.store(upload, stored);
        assertThat(read(stored)).isEqualTo(stream(others, 0, 100).readAllBytes());
    }

    @Test
    void deletesPartsThatWereNeverJoined() throws IOException {
        String ours = prefix + Names.of(sha256(bytes(1)));
        String others = prefix + "backup";
        client.createMultipartUpload(create -> create.bucket(S3Mock.BUCKET).key(ours));
        client.createMultipartUpload(create -> create.bucket(S3Mock.BUCKET).key(others));
        store.discardUploads(Instant.now().minus(Duration.ofHours(1)));
        assertThat(unjoined()).containsExactlyInAnyOrder(ours, others);
        store.discardUploads(Instant.now().plus(Duration.ofHours(1)));
        assertThat(unjoined()).containsExactly(others);
    }

    @Test
    void reportsWhatTheServerRefuses() {
        BlobStore none = new S3Blobs("none", prefix, CHUNK, () -> client);
        assertThatIOException().isThrownBy(() -> none.begin(upload)).withMessageStartingWith("bucket none: ");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> none.append(upload, 0L, stream(bytes(1), 0, 1), UNLIMITED))
                .withMessageStartingWith("bucket none: ");
        assertThatIOException().isThrownBy(() -> none.size(upload)).withMessageStartingWith("bucket none: ");
        assertThatIOException()
                .isThrownBy(() -> none.open(sha256(bytes(1)), 0, 1))
                .withMessageStartingWith("bucket none: ");
    }

    private List<String> names() {
        return client.listObjectsV2(list -> list.bucket(S3Mock.BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<String> unjoined() {
        return client.listMultipartUploads(list -> list.bucket(S3Mock.BUCKET).prefix(prefix)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }
}
