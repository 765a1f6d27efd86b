package io.github.swremulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest extends BlobStoreContract {

    @TempDir
    Path folder;

    private FolderBlobs store;

    @BeforeEach
    void create() {
        store = new FolderBlobs(folder, 0, InstantSource.system());
    }

    @Override
    BlobStore store() {
        return store;
    }

    /** Only after the end of the first, as one process has the folder: so a new one each time. */
    @Override
    BlobStore otherInstance() {
        return new FolderBlobs(folder, 0, InstantSource.system());
    }

    @Test
    void hasAFileForEachBlob() throws IOException {
        Digest digest = push(bytes(10));
        assertThat(file(digest)).hasBinaryContent(bytes(10));
        assertThat(files()).as("and no other file").containsExactly(file(digest));
    }

    private Path file(Digest digest) {
        String hex = digest.hex();
        return folder.resolve("sha256").resolve(hex.substring(0, 2)).resolve(hex);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "no other system has a device that is always full")
    void keepsNothingHalfWhenTheDiskIsFull() throws IOException {
        Path full = folder.resolve(Names.of(upload));
        Files.createDirectories(full.getParent());
        Files.createSymbolicLink(full, Path.of("/dev/full"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.append(upload, 0L, stream(bytes(100_000), 0, 100_000), UNLIMITED))
                .withMessageContaining("No space left");
        assertThat(store.size(upload)).isZero();
        store.discard(upload);
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesSpaceOnTheDiskToOthers() throws IOException {
        BlobStore careful = new FolderBlobs(folder, Long.MAX_VALUE, InstantSource.system());
        careful.begin(upload);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> careful.append(upload, 0L, stream(bytes(10), 0, 10), UNLIMITED))
                .withMessage(folder + ": the disk is full, except for what the store needs");
        assertThat(careful.size(upload)).isZero();

        assertThat(store.append(upload, 0L, stream(bytes(10), 0, 10), UNLIMITED))
                .isEqualTo(10);
    }

    /** As after a full disk, which takes the first bytes of what is written. */
    @Test
    void verifiesTheBytesOfTheFileWhereTheHashDoesNotFitThem() throws IOException {
        begin(bytes(1000));
        byte[] more = bytes(2000);
        Files.write(folder.resolve(Names.of(upload)), more, StandardOpenOption.APPEND);
        byte[] all = Files.readAllBytes(folder.resolve(Names.of(upload)));

        assertThat(store.size(upload)).isEqualTo(3000);
        assertThat(store.verify(upload, sha256(all))).isEqualTo(3000);
        store.append(upload, 3000L, stream(more, 0, 500), UNLIMITED);
        all = Files.readAllBytes(folder.resolve(Names.of(upload)));
        assertThat(store.verify(upload, sha256(all))).isEqualTo(3500);
    }

    @Test
    void aBlobThatIsStoredAgainCountsAsStoredNow() throws IOException {
        Digest digest = push(bytes(10));
        Path file = file(digest);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        assertThat(visited(anHourAgo)).containsExactly(digest);

        push(bytes(10));
        assertThat(visited(anHourAgo)).isEmpty();
        assertThat(files()).containsExactly(file);
    }

    @Test
    void leavesFilesAloneThatOthersMade() throws IOException {
        push(bytes(10));
        begin(bytes(20));
        List<Path> foreign = List.of(
                folder.resolve("uploads/note"),
                folder.resolve(Names.of(upload) + ".bak"),
                folder.resolve("sha256/.lock"),
                folder.resolve("sha256/ab"),
                folder.resolve(Names.of(sha256(bytes(10))) + "0"));
        for (Path file : foreign) {
            Files.createFile(file);
        }
        Instant inAnHour = Instant.now().plus(Duration.ofHours(1));
        store.discardUploads(inAnHour);
        assertThat(visited(inAnHour)).containsExactly(sha256(bytes(10)));
        assertThat(foreign).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void keepsTheFolderThatItWasGiven() throws IOException {
        Digest digest = push(bytes(10));
        store.destroy();
        assertThat(otherInstance().find(digest)).hasValue(10);
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }
}
