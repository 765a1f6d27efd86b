package io.github.swremulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.swremulator.blob.BlobException.BlobTooLargeException;
import io.github.swremulator.blob.BlobException.DigestMismatchException;
import io.github.swremulator.blob.BlobException.NoSuchBlobException;
import io.github.swremulator.blob.BlobException.NoSuchUploadException;
import io.github.swremulator.blob.BlobException.UploadRangeException;
import io.github.swremulator.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class BlobStoreContract {

    static final long UNLIMITED = Long.MAX_VALUE;
    private static final Duration HOUR = Duration.ofHours(1);

    /** As many as are read at once, and more. */
    private final byte[] content = bytes(200_000);

    private final Digest digest = sha256(content);
    final UploadKey upload = UploadKey.of(UUID.randomUUID(), "default", "group", "app");
    private final ExecutorService others = Executors.newCachedThreadPool();

    /** The store, as one instance of the emulator has it. */
    abstract BlobStore store();

    /** The same bytes, as another instance has them, or as this one does after a restart. */
    abstract BlobStore otherInstance() throws IOException;

    @AfterEach
    void endOthers() {
        others.shutdownNow();
    }

    @Test
    void storesWhatWasAppended() throws IOException {
        store().begin(upload);
        assertThat(store().size(upload)).isZero();
        assertThat(store().append(upload, 0L, stream(content, 0, 70_000), UNLIMITED))
                .isEqualTo(70_000);
        assertThat(store().append(upload, null, stream(content, 70_000, 70_001), UNLIMITED))
                .isEqualTo(70_001);
        assertThat(store().append(upload, 70_001L, stream(content, 70_001, 200_000), 200_000))
                .isEqualTo(200_000);
        assertThat(store().size(upload)).isEqualTo(200_000);

        assertThat(store().verify(upload, digest)).isEqualTo(200_000);
        assertThat(store().find(digest)).as("not stored yet").isEmpty();
        store().store(upload, digest);

        assertThat(store().find(digest)).hasValue(200_000);
        assertThat(read(digest)).isEqualTo(content);
        assertThatExceptionOfType(NoSuchUploadException.class).isThrownBy(() -> store().size(upload));
    }

    @Test
    void storesAnEmptyBlob() throws IOException {
        Digest empty = sha256(new byte[0]);
        store().begin(upload);
        assertThat(store().append(upload, 0L, InputStream.nullInputStream(), 0)).isZero();
        assertThat(store().verify(upload, empty)).isZero();
        store().store(upload, empty);
        assertThat(store().find(empty)).hasValue(0);
        assertThat(read(empty)).isEmpty();
    }

    @Test
    void storesBySha512() throws IOException {
        Digest longer = digest("SHA-512", content);
        begin(content);
        assertThat(store().verify(upload, longer)).isEqualTo(200_000);
        store().store(upload, longer);
        assertThat(read(longer)).isEqualTo(content);
        assertThat(store().find(digest)).isEmpty();
    }

    @Test
    void refusesAnotherDigest() throws IOException {
        begin(content);
        Digest other = sha256(bytes(1));
        assertThatExceptionOfType(DigestMismatchException.class)
                .isThrownBy(() -> store().verify(upload, other))
                .withMessage("the digest is %s and not %s", digest, other);
        assertThatExceptionOfType(DigestMismatchException.class)
                .isThrownBy(() -> store().verify(upload, digest("SHA-512", bytes(1))));
        assertThatExceptionOfType(DigestMismatchException.class).isThrownBy(() -> store().store(upload, other));
        assertThat(store().find(other)).isEmpty();
        assertThat(store().size(upload)).as("the client can try again").isEqualTo(200_000);
    }

    @Test
    void storesNothingThatWasAppendedAfterTheVerification() throws IOException {
        begin(content);
        store().verify(upload, digest);
        store().append(upload, null, stream(content, 0, 1), UNLIMITED);
        assertThatExceptionOfType(DigestMismatchException.class).isThrownBy(() -> store().store(upload, digest));
        assertThat(store().find(digest)).isEmpty();
    }

    @Test
    void appendsOnlyAtTheEnd() throws IOException {
        begin(content);
        for (long elsewhere : new long[] {0, 199_999, 200_001, -1}) {
            assertThatExceptionOfType(UploadRangeException.class)
                    .isThrownBy(() -> store().append(upload, elsewhere, stream(content, 0, 1), UNLIMITED))
                    .returns(200_000L, UploadRangeException::size);
        }
        assertThat(store().verify(upload, digest)).isEqualTo(200_000);
    }

    @Test
    void knowsAnUploadOnlyWhereItBegan() throws IOException {
        begin(content);
        UploadKey elsewhere = UploadKey.of(upload.id(), "default", "group", "other");
        requireNone(elsewhere);
        store().discard(elsewhere);
        assertThat(store().size(upload)).isEqualTo(200_000);

        store().discard(upload);
        requireNone(upload);
        store().discard(upload);
    }

    private void requireNone(UploadKey key) {
        assertThatExceptionOfType(NoSuchUploadException.class).isThrownBy(() -> store().size(key));
        assertThatExceptionOfType(NoSuchUploadException.class)
                .isThrownBy(() -> store().append(key, null, stream(content, 0, 1), UNLIMITED));
        assertThatExceptionOfType(NoSuchUploadException.class).isThrownBy(() -> store().verify(key, digest));
        assertThatExceptionOfType(NoSuchUploadException.class).isThrownBy(() -> store().store(key, digest));
    }

    @Test
    void keepsWhatCameBeforeTheStreamFailed() throws IOException {
        store().begin(upload);
        IOException failure = new IOException("the connection broke");
        for (int end : new int[] {90_000, 180_000}) {
            long begin = store().size(upload);
            InputStream broken = new SequenceInputStream(stream(content, (int) begin, end), then(() -> {
                throw failure;
            }));
            assertThatIOException()
                    .isThrownBy(() -> store().append(upload, begin, broken, UNLIMITED))
                    .isSameAs(failure);
            assertThat(store().size(upload)).isEqualTo(end);
        }
        InputStream refusing = new SequenceInputStream(stream(content, 180_000, 190_000), then(() -> {
            throw new IllegalStateException("the connection was closed");
        }));
        assertThatIllegalStateException()
                .isThrownBy(() -> store().append(upload, null, refusing, UNLIMITED))
                .withMessage("the connection was closed");
        assertThatExceptionOfType(DigestMismatchException.class).isThrownBy(() -> store().verify(upload, digest));
        store().append(upload, 190_000L, stream(content, 190_000, 200_000), UNLIMITED);
        store().verify(upload, digest);
        store().store(upload, digest);
        assertThat(read(digest)).isEqualTo(content);
    }

    @Test
    void discardsWhatIsTooLarge() throws IOException {
        store().begin(upload);
        store().append(upload, 0L, stream(content, 0, 100_000), 100_000);
        assertThatExceptionOfType(BlobTooLargeException.class)
                .isThrownBy(() -> store().append(upload, null, stream(content, 0, 70_000), 169_999))
                .withMessage("a blob may have 169999 bytes at most");
        requireNone(upload);
    }

    @Test
    void letsOneCallAtATimeHaveAnUpload() throws Exception {
        store().begin(upload);
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InputStream slow = new SequenceInputStream(stream(content, 0, 100_000), then(() -> {
            isReading.countDown();
            awaitQuietly(goOn);
        }));
        Future<Long> first = others.submit(() -> store().append(upload, 0L, slow, UNLIMITED));
        isReading.await();

        assertThatExceptionOfType(UploadRangeException.class)
                .isThrownBy(() -> store().append(upload, null, stream(content, 0, 1), UNLIMITED));
        assertThatExceptionOfType(UploadRangeException.class).isThrownBy(() -> store().verify(upload, digest));
        assertThatExceptionOfType(UploadRangeException.class).isThrownBy(() -> store().store(upload, digest));
        store().discardUploads(Instant.now().plus(HOUR));
        goOn.countDown();

        assertThat(first.get()).isEqualTo(100_000);
        store().append(upload, 100_000L, stream(content, 100_000, 200_000), UNLIMITED);
        assertThat(store().verify(upload, digest)).isEqualTo(200_000);
    }

    @Test
    void letsOneOfManyAppendTheSame() throws Exception {
        store().begin(upload);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Long>> appends = new ArrayList<>();
        for (int n = 1; n <= 4; n++) {
            InputStream bytes = stream(content, 0, n * 50_000);
            appends.add(others.submit(() -> {
                together.await();
                return store().append(upload, 0L, bytes, UNLIMITED);
            }));
        }
        List<Long> sizes = new ArrayList<>();
        for (Future<Long> append : appends) {
            try {
                sizes.add(append.get());
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(UploadRangeException.class);
            }
        }
        assertThat(sizes).singleElement().isEqualTo(store().size(upload));
        int size = Math.toIntExact(sizes.get(0));
        assertThat(store().verify(upload, sha256(stream(content, 0, size).readAllBytes())))
                .isEqualTo(size);
    }

    @Test
    void continuesInAnotherInstance() throws IOException {
        store().begin(upload);
        store().append(upload, 0L, stream(content, 0, 100_000), UNLIMITED);
        BlobStore other = otherInstance();
        assertThat(other.size(upload)).isEqualTo(100_000);
        other.append(upload, 100_000L, stream(content, 100_000, 150_000), UNLIMITED);
        store().append(upload, 150_000L, stream(content, 150_000, 200_000), UNLIMITED);
        assertThat(other.verify(upload, digest)).isEqualTo(200_000);
        assertThat(store().verify(upload, digest)).isEqualTo(200_000);
        other.store(upload, digest);
        assertThat(read(digest)).isEqualTo(content);
        requireNone(upload);
    }

    @Test
    void storesTheSameBlobTwice() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        List<Callable<UploadKey>> pushes = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            UploadKey key = UploadKey.of(UUID.randomUUID(), "other " + n);
            pushes.add(() -> {
                store().begin(key);
                store().append(key, 0L, stream(content, 0, 200_000), UNLIMITED);
                store().verify(key, digest);
                together.await();
                store().store(key, digest);
                return key;
            });
        }
        for (Future<UploadKey> push : others.invokeAll(pushes)) {
            requireNone(push.get());
        }
        assertThat(read(digest)).isEqualTo(content);
    }

    @Test
    void opensAPart() throws IOException {
        push(content);
        assertThat(read(digest, 0, 200_000)).isEqualTo(content);
        assertThat(read(digest, 0, 300_000)).isEqualTo(content);
        assertThat(read(digest, 0, 1)).isEqualTo(part(content, 0, 1));
        assertThat(read(digest, 70_000, 100_000)).isEqualTo(part(content, 70_000, 170_000));
        assertThat(read(digest, 199_999, 1)).isEqualTo(part(content, 199_999, 200_000));
        assertThat(read(digest, 199_999, UNLIMITED)).isEqualTo(part(content, 199_999, 200_000));
        assertThat(read(digest, 10, 0)).isEmpty();
        assertThat(read(digest, 200_000, 10)).isEmpty();
    }

    @Test
    void knowsNoBlobThatIsNotStored() throws IOException {
        assertThat(store().find(digest)).isEmpty();
        assertThatExceptionOfType(NoSuchBlobException.class).isThrownBy(() -> store().open(digest, 0, 10));
        assertThatExceptionOfType(NoSuchBlobException.class).isThrownBy(() -> store().open(digest, 0, 0));
        store().delete(digest);
    }

    @Test
    void deletesABlobWhileItIsRead() throws IOException {
        push(content);
        try (InputStream reader = store().open(digest, 0, 200_000)) {
            byte[] first = reader.readNBytes(10);
            store().delete(digest);
            assertThat(store().find(digest)).isEmpty();
            assertThat(first).isEqualTo(part(content, 0, 10));
            assertThat(reader.readAllBytes()).isEqualTo(part(content, 10, 200_000));
        }
    }

    @Test
    void discardsUploadsThatWereNotContinued() throws IOException {
        begin(content);
        UploadKey empty = UploadKey.of(UUID.randomUUID(), "default", "group", "empty");
        store().begin(empty);
        push(bytes(10));

        store().discardUploads(Instant.now().minus(HOUR));
        assertThat(store().size(upload)).isEqualTo(200_000);
        assertThat(store().size(empty)).isZero();

        store().discardUploads(Instant.now().plus(HOUR));
        requireNone(upload);
        requireNone(empty);
        assertThat(read(sha256(bytes(10)))).isEqualTo(bytes(10));
    }

    @Test
    void visitsBlobsThatWereStoredBefore() throws IOException {
        push(content);
        begin(content);
        Digest longer = digest("SHA-512", content);
        store().store(upload, longer);

        assertThat(visited(Instant.now().minus(HOUR))).isEmpty();
        assertThat(visited(Instant.now().plus(HOUR))).containsExactlyInAnyOrder(digest, longer);
    }

    List<Digest> visited(Instant before) throws IOException {
        List<Digest> visited = new ArrayList<>();
        store().visit(before, visited::add);
        return visited;
    }

    void begin(byte[] bytes) throws IOException {
        store().begin(upload);
        store().append(upload, 0L, new ByteArrayInputStream(bytes), UNLIMITED);
    }

    Digest push(byte[] bytes) throws IOException {
        UploadKey key = UploadKey.of(UUID.randomUUID(), "default", "group", "pushed");
        store().begin(key);
        store().append(key, 0L, new ByteArrayInputStream(bytes), UNLIMITED);
        store().verify(key, sha256(bytes));
        store().store(key, sha256(bytes));
        return sha256(bytes);
    }

    byte[] read(Digest blob) throws IOException {
        return read(blob, 0, UNLIMITED);
    }

    private byte[] read(Digest blob, long begin, long length) throws IOException {
        try (InputStream bytes = store().open(blob, begin, length)) {
            return bytes.readAllBytes();
        }
    }

    /** The same for the same number. */
    static byte[] bytes(int number) {
        byte[] bytes = new byte[number];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    static InputStream stream(byte[] bytes, int begin, int end) {
        return new ByteArrayInputStream(bytes, begin, end - begin);
    }

    private static byte[] part(byte[] bytes, int begin, int end) {
        return Arrays.copyOfRange(bytes, begin, end);
    }

    static Digest sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    static Digest digest(String algorithm, byte[] bytes) {
        try {
            return Digest.of(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stream that does something where it would go on, and ends. */
    static InputStream then(Step step) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                step.run();
                return -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    /** What such a stream does. */
    interface Step {

        void run() throws IOException;
    }
}
