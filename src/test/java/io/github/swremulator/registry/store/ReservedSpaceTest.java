package io.github.swremulator.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.swremulator.registry.store.ReservedSpace.ReservedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.jdbc.JdbcConnection;
import org.h2.store.fs.FileBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

/** The store in a folder whose disk is full, or whose file is larger than its data. */
class ReservedSpaceTest {

    private static final int BYTES = 3_000_000;

    @TempDir
    private Path folder;

    private ReservedSpace space;
    private Path reserve;

    @BeforeEach
    void create() {
        space = new ReservedSpace(folder, BYTES);
        reserve = folder.resolve("swr.reserve");
    }

    /** A disk that has no space left for a part of what is written, until some of the reserve is free. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class FullDisk extends FileBase {

        private final FileChannel file;
        private final Path reserve;
        private final int left;

        FullDisk(Path file, Path reserve, int left) throws IOException {
            this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.reserve = reserve;
            this.left = left;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (Files.size(reserve) < BYTES) {
                return file.write(source, position);
            }
            if (position >= left) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = source.duplicate().limit(source.position() + left - (int) position);
            int written = file.write(part, position);
            source.position(source.position() + written);
            return written;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }

    @Test
    void letsAWriteEndWellOnAFullDisk() throws IOException {
        space.reserve();
        Path file = folder.resolve("store");
        ByteBuffer written = ByteBuffer.wrap("a change that was begun".getBytes(StandardCharsets.UTF_8));
        try (FullDisk disk = new FullDisk(file, reserve, 9);
                ReservedChannel channel = new ReservedChannel(disk, reserve)) {
            assertThat(channel.write(written, 0)).isEqualTo(23);
        }
        assertThat(file).hasContent("a change that was begun");
        assertThat(reserve).as("no more is freed than is needed").hasSize(BYTES - 1024 * 1024);
    }

    @Test
    void reportsAWriteThatFailsForAnotherReason() throws IOException {
        Path file = folder.resolve("store");
        FileChannel closed = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        closed.close();
        space.reserve();
        try (ReservedChannel channel = new ReservedChannel(closed, reserve)) {
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> channel.write(ByteBuffer.allocate(1), 0));
        }
        assertThat(reserve).hasSize(BYTES);
    }

    @Test
    void refusesChangesUntilThereIsRoomAgain() throws IOException {
        space.reserve();
        space.require();
        Files.write(reserve, new byte[1000]);
        // It cannot be created, as on a full disk.
        Path inTheWay = Files.createDirectory(folder.resolve("swr.reserve.new"));
        Files.createFile(inTheWay.resolve("file"));
        assertThatThrownBy(space::require)
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessage("the disk of " + folder + " is full, so nothing can be changed");
        Files.delete(inTheWay.resolve("file"));
        Files.delete(inTheWay);
        space.require();
        assertThat(reserve).hasSize(BYTES);
    }

    @Test
    void reservesAsMuchAsIsWantedNow() {
        space.reserve();
        new ReservedSpace(folder, 7).reserve();
        assertThat(reserve).hasSize(7);
    }

    @Test
    void reservesNothingIfNothingIsWanted() {
        ReservedSpace none = new ReservedSpace(folder, 0);
        none.reserve();
        none.require();
        assertThat(reserve).doesNotExist();
    }

    @Test
    void makesTheFileSmallerWhenItsStatesAreNotNeeded() throws SQLException, IOException {
        String url =
                "jdbc:h2:" + ReservedSpace.SCHEME + ":" + folder.resolve("swr") + ";WRITE_DELAY=0;RETENTION_TIME=0";
        Path file = folder.resolve("swr.mv.db");
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.createStatement().execute("CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR(200000))");
            connection.createStatement().execute("CREATE TABLE store (id INT PRIMARY KEY)");
            connection.createStatement().execute("INSERT INTO store VALUES (1)");
            connection.createStatement().execute("SET RETENTION_TIME 60000");
            for (int n = 0; n < 100; n++) {
                connection
                        .createStatement()
                        .execute("MERGE INTO t VALUES (%d, RANDOM_UUID() || REPEAT('%d', 50000))".formatted(n % 5, n));
            }
            long grown = Files.size(file);
            connection.createStatement().execute("SET RETENTION_TIME 0");
            for (int step = 0; step < 5; step++) {
                StoreCompaction.compact(connection.unwrap(JdbcConnection.class));
            }
            assertThat(Files.size(file)).isLessThan(grown / 2);
            try (ResultSet kept = connection
                    .createStatement()
                    .executeQuery(
                            "SELECT COUNT(*) FROM t WHERE text LIKE '%' || (95 + id) || REPEAT(95 + id, 40000)")) {
                kept.next();
                assertThat(kept.getInt(1)).isEqualTo(5);
            }
        }
    }
}
