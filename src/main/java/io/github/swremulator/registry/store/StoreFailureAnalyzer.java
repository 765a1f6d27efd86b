package io.github.swremulator.registry.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Explains, instead of a stack trace, why the store cannot be opened, or that it has other tables. */
class StoreFailureAnalyzer implements FailureAnalyzer {

    /** No connection, no such user or password, no such database. */
    private static final Pattern UNREACHABLE = Pattern.compile("08...|28...|3D000");

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        FlywayException migration = null;
        // The last one is the driver's own, before a pool or a library wrapped it.
        SQLException connection = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            migration = migration == null && cause instanceof FlywayException first ? first : migration;
            connection = cause instanceof SQLException last ? last : connection;
        }
        if (connection != null && isUnreachable(connection)) {
            return unreachable(connection);
        }
        return migration == null ? null : foreign(migration);
    }

    /** H2 has states of its own, but its class says that a file is missing, or open in another process. */
    private static boolean isUnreachable(SQLException failure) {
        return failure instanceof SQLNonTransientConnectionException
                || (failure.getSQLState() != null
                        && UNREACHABLE.matcher(failure.getSQLState()).matches());
    }

    private static FailureAnalysis unreachable(SQLException cause) {
        return new FailureAnalysis(
                "The store cannot be opened:\n\n    " + cause.getMessage(),
                "Make sure that the database is running, that no other process has its folder open, and that"
                        + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD are right.",
                cause);
    }

    private static FailureAnalysis foreign(FlywayException cause) {
        return new FailureAnalysis(
                "The store has the tables of another version of the emulator, or of another program:\n\n    "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                "Set SPRING_DATASOURCE_URL to an empty database, or SWR_DATA_DIR to an empty folder. To keep the data, start"
                        + " the version that wrote them, save GET /_emulator/data, and load that as SWR_SEED.",
                cause);
    }
}
