package io.github.swremulator.registry.store;

import io.github.swremulator.settings.DataDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Explains, instead of a stack trace, why the store cannot be opened, or that it has other tables. */
class StoreFailureAnalyzer implements FailureAnalyzer {

    /** No connection, no such user or password, no such database; and those of H2 about its file. */
    private static final Pattern UNREACHABLE = Pattern.compile("08...|28...|3D000|90020|90028|90030|90031|90048");

    /** The folder of the store, or null when it is elsewhere. */
    private final @Nullable Path folder;

    StoreFailureAnalyzer(Environment environment) {
        this.folder =
                DataDirectory.isUsed(environment) ? Path.of(environment.getProperty("swr.data-dir", "data")) : null;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        FlywayException migration = null;
        // The last one is the driver's own, before a pool or a library wrapped it.
        SQLException connection = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableStoreException unusable) {
                return new FailureAnalysis(String.valueOf(unusable.getMessage()), unusable.action(), unusable);
            }
            migration = migration == null && cause instanceof FlywayException first ? first : migration;
            connection = cause instanceof SQLException last ? last : connection;
        }
        if (connection != null && isUnreachable(connection)) {
            return unreachable(connection);
        }
        return migration == null ? null : foreign(migration);
    }

    /** H2 has states of its own: for a file that is missing, open in another process, damaged or of another format. */
    private static boolean isUnreachable(SQLException failure) {
        return failure instanceof SQLNonTransientConnectionException
                || (failure.getSQLState() != null
                        && UNREACHABLE.matcher(failure.getSQLState()).matches());
    }

    private FailureAnalysis unreachable(SQLException cause) {
        // Without H2's advice, which leads to its own tools.
        String problem = "The store cannot be opened:\n\n    "
                + String.valueOf(cause.getMessage()).replaceAll("Possible solution[^;\\[]*", "");
        return new FailureAnalysis(
                problem,
                folder == null
                        ? "Make sure that the database is running, that no other process has its folder open, and that"
                                + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD are"
                                + " right."
                        : "Make sure that no other process has the folder of SWR_DATA_DIR open, and that its disk has room. "
                                + DataFolder.remedy(folder),
                cause);
    }

    private FailureAnalysis foreign(FlywayException cause) {
        return new FailureAnalysis(
                "The store has the tables of another version of the emulator, or of another program:\n\n    "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
                        + (folder == null ? "" : "\n\nIt was written by version " + DataFolder.writer(folder) + "."),
                "Set SPRING_DATASOURCE_URL to an empty database, or SWR_DATA_DIR to an empty folder. To keep the data, start"
                        + " the version that wrote them, save GET /_emulator/data, and load that as SWR_SEED.",
                cause);
    }
}
