package io.github.swremulator.registry.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.swremulator.TestStore;
import io.github.swremulator.settings.DataDirectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** What is told of a folder whose store is not as the emulator left it. */
class DataFolderTest {

    @TempDir
    private Path temp;

    private final MockEnvironment environment = new MockEnvironment();
    private Path folder;
    private Path file;

    @BeforeEach
    void useAFolder() {
        folder = temp.resolve("kept");
        file = folder.resolve("swr.mv.db");
        environment.setActiveProfiles("file");
        environment.setProperty("swr.data-dir", folder.toString());
        environment.setProperty("spring.application.version", "1.2.3");
    }

    @Test
    void saysByWhichVersionItWasWritten() throws IOException {
        use(true);
        assertThat(folder.resolve("swr.properties"))
                .content()
                .contains("version=1.2.3", "size=" + Files.size(file), "delete this folder");
    }

    @Test
    void canBeUsedAgain() throws Exception {
        use(true);
        environment.setProperty("spring.application.version", "1.2.4");
        DataFolder again = data();
        again.requireRows(new DriverManagerDataSource(again.open(), DataFolder.USER, ""));
        assertThat(DataFolder.writer(folder)).isEqualTo("1.2.3");
        again.noteVersion();
        assertThat(DataFolder.writer(folder)).isEqualTo("1.2.4");
    }

    @Test
    void isNotRefusedAfterAKilledFirstStart() throws Exception {
        data().open();
        DataFolder again = data();
        again.requireRows(new DriverManagerDataSource(again.open(), DataFolder.USER, ""));
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 8192, 20_000, -4096, -1})
    void isRefusedIfItsFileWasTruncatedSinceItWasClosed(long size) throws Exception {
        use(true);
        truncate(size < 0 ? Files.size(file) + size : size);
        assertThat(report(reopen())).contains("bytes, but had", "that version 1.2.3 of the emulator wrote");
        assertThat(report(reopen())).as("at the second attempt").contains("bytes, but had");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 4096, 8192, 20_000})
    void isRefusedIfItsFileWasTruncatedAfterAKill(long size) throws Exception {
        use(false);
        truncate(size);
        assertThat(report(reopen())).containsAnyOf("its rows are gone", "cannot be opened");
    }

    @Test
    void isRefusedIfItsFileWasDeleted() throws Exception {
        use(true);
        Files.delete(file);
        assertThat(report(reopen())).contains("swr.mv.db is missing");
    }

    @Test
    void isRefusedIfItsFileIsOfAnotherFormat() throws Exception {
        for (String content : new String[] {"x".repeat(10_000), "H:2,block:2,blockSize:1000,chunk:2,format:1\n"}) {
            Files.createDirectories(folder);
            Files.writeString(file, content);
            assertThat(report(reopen())).contains("The store cannot be opened").doesNotContain("recovery tool");
        }
    }

    @Test
    void tellsThatItWasDeletedWhileItIsUsed() throws IOException {
        DataFolder used = data();
        used.open();
        assertThat(used.lossAtTheEnd()).isNull();
        Files.delete(file);
        assertThat(used.lossAtTheEnd()).contains(file.toString(), "GET /_emulator/data");
        used.noteVersion();
        used.destroy();
        assertThat(DataFolder.writer(folder)).isEqualTo("1.2.3");
    }

    private DataFolder data() {
        return new DataFolder(environment, new DataDirectory(folder, DataSize.ofMegabytes(1)));
    }

    /** Makes a store with a seed, and closes it or, as a killed process, does not note its size. */
    private void use(boolean isClosed) {
        DataFolder used = data();
        TestStore store = new TestStore(used.open(), DataFolder.USER, "");
        store.migrateTo("latest");
        store.execute("UPDATE store SET seeded_at = CURRENT_TIMESTAMP");
        used.noteVersion();
        if (isClosed) {
            used.destroy();
        }
    }

    private void truncate(long size) throws IOException {
        try (RandomAccessFile truncated = new RandomAccessFile(file.toFile(), "rw")) {
            truncated.setLength(size);
        }
    }

    /** Opens the store as a start does, which must fail. */
    private Throwable reopen() {
        return catchThrowable(() -> {
            DataFolder again = data();
            String url = again.open();
            DriverManager.getConnection(url, DataFolder.USER, "").close();
            new TestStore(url, DataFolder.USER, "").migrateTo("latest");
            again.requireRows(new DriverManagerDataSource(url, DataFolder.USER, ""));
        });
    }

    /** Every report says what to do. */
    private String report(Throwable failure) {
        FailureAnalysis analysis = requireNonNull(new StoreFailureAnalyzer(environment).analyze(failure));
        assertThat(analysis.getAction())
                .contains("SWR_DATA_DIR", "To start anew with the seed, delete the folder " + folder)
                .doesNotContain("SPRING_DATASOURCE");
        return analysis.getDescription();
    }
}
