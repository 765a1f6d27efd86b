package io.github.swremulator.registry.store;

import io.github.swremulator.registry.world.StoreSpace;
import io.github.swremulator.settings.DataDirectory;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The folder of the store of profile {@code file}: the file of an H2 database, and beside it a note of the version that wrote it,
 * and of the file's size when it was closed. So a file that was deleted, emptied or truncated is noticed, which H2 itself would
 * take for an older or for a new one. With any other store, this does nothing.
 */
@Component
class DataFolder implements ApplicationListener<ApplicationReadyEvent>, DisposableBean, StoreSpace {

    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final String NOTE = "swr.properties";
    private static final String UNKNOWN = "unknown";
    /** Of the database, which has no password. */
    static final String USER = "sa";

    private static final String VERSION = "version";
    private static final String SIZE = "size";
    /** How long the file keeps older states, from which H2 recovers when a write has failed. */
    static final Duration RETENTION = Duration.ofSeconds(5);

    /** WRITE_DELAY=0 hands a change to the operating system before it is acknowledged: it survives a killed process. */
    private static final String OPTIONS = ";WRITE_DELAY=0;RETENTION_TIME=%d;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
            .formatted(RETENTION.toMillis());

    private final boolean isUsed;
    private final Path folder;
    private final Path database;
    private final Path note;
    private final String version;
    private final ReservedSpace space;
    private boolean wasWritten;
    private volatile @Nullable Object fileKey;

    DataFolder(Environment environment, DataDirectory settings) {
        this.isUsed = DataDirectory.isUsed(environment);
        this.folder = settings.dataDir().toAbsolutePath().normalize();
        this.database = folder.resolve("swr.mv.db");
        this.note = folder.resolve(NOTE);
        this.space = new ReservedSpace(folder, settings.dataDirReserve().toBytes());
        this.version = environment.getProperty("spring.application.version", UNKNOWN);
    }

    boolean isUsed() {
        return isUsed;
    }

    @Override
    public void require() {
        if (isUsed) {
            space.require();
        }
    }

    /** How to begin anew, for messages. */
    static String remedy(Path folder) {
        return "To start anew with the seed, delete the folder "
                + folder.toAbsolutePath().normalize()
                + " or set SWR_DATA_DIR to another one. To keep the data, restore a copy of the whole folder.";
    }

    /** Returns the address of the store, which exists then. */
    String open() {
        if (folder.toString().indexOf(';') >= 0 || !isWritable()) {
            throw new InvalidConfigurationPropertyValueException(
                    "swr.data-dir", folder, "must be a folder that can be written, without a ';' in its path");
        }
        try {
            if (Files.exists(note)) {
                requireWhole();
            } else if (!Files.exists(database)) {
                DriverManager.getConnection(address(), USER, "").close();
            }
            fileKey = fileKey();
            space.reserve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("a store cannot be created", e);
        }
        // The store would otherwise be created anew, and empty, when H2 opens it again after a failure.
        return address() + ";IFEXISTS=TRUE";
    }

    private String address() {
        return "jdbc:h2:" + ReservedSpace.SCHEME + ":" + folder.resolve("swr") + OPTIONS;
    }

    private boolean isWritable() {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private void requireWhole() throws IOException {
        wasWritten = true;
        if (!Files.exists(database)) {
            throw broken(database.getFileName() + " is missing");
        }
        long size = Files.size(database);
        long closed = Long.parseLong(read(note).getProperty(SIZE, "0"));
        if (size < closed) {
            throw broken(
                    "%s has %d bytes, but had %d when it was closed".formatted(database.getFileName(), size, closed));
        }
        // From now on the size changes, and a killed process cannot note it.
        writeNote(writer(folder), null);
    }

    /** Returns the version that wrote the store in a folder. */
    static String writer(Path folder) {
        try {
            return read(folder.resolve(NOTE)).getProperty(VERSION, UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static Properties read(Path note) throws IOException {
        Properties noted = new Properties();
        try (Reader text = Files.newBufferedReader(note)) {
            noted.load(text);
        }
        return noted;
    }

    private UnusableStoreException broken(String how) {
        return new UnusableStoreException(
                "The folder %s has a store that version %s of the emulator wrote, but %s."
                        .formatted(folder, writer(folder), how),
                remedy(folder));
    }

    /** Refuses a store whose rows are gone. */
    void requireRows(DataSource store) throws SQLException {
        if (!wasWritten) {
            return;
        }
        try (Connection connection = store.getConnection();
                ResultSet seeded = connection.createStatement().executeQuery("SELECT COUNT(seeded_at) FROM store")) {
            seeded.next();
            if (seeded.getInt(1) == 0) {
                throw broken("its rows are gone: the file was truncated or replaced");
            }
        }
    }

    /** Returns why a store that still answers will not survive the end of this process, or null. */
    @Nullable
    String lossAtTheEnd() {
        if (!isUsed || Objects.equals(fileKey, fileKeyOrNull())) {
            return null;
        }
        return database + " was deleted or replaced while the emulator runs, so its data will be lost when it stops."
                + " Save GET /_emulator/data, restart, and load that as SWR_SEED.";
    }

    private @Nullable Object fileKeyOrNull() {
        try {
            return fileKey();
        } catch (IOException e) {
            return "missing";
        }
    }

    /** Null on Windows, which does not delete an open file. */
    private @Nullable Object fileKey() throws IOException {
        return Files.readAttributes(database, BasicFileAttributes.class).fileKey();
    }

    /** The store is seeded now. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        noteVersion();
    }

    void noteVersion() {
        if (isUsed) {
            writeNote(version, null);
        }
    }

    /** The pool has closed the store: beans are destroyed after those that were made later. */
    @Override
    public void destroy() {
        if (isUsed && Files.exists(note) && lossAtTheEnd() == null) {
            try {
                writeNote(version, Files.size(database));
            } catch (IOException e) {
                log.debug("The size of the store is not noted", e);
            }
        }
    }

    private void writeNote(String writer, @Nullable Long size) {
        StringBuilder text = new StringBuilder("# A store of the emulator. To start anew, delete this folder.\n")
                .append(VERSION + "=")
                .append(writer)
                .append('\n');
        if (size != null) {
            text.append(SIZE + "=").append(size).append('\n');
        }
        try {
            Files.writeString(note, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
