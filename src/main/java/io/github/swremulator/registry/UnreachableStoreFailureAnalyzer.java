package io.github.swremulator.registry;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a store that cannot be opened as a message to the person who starts the emulator, instead of a stack. */
class UnreachableStoreFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** No connection, no such user or password, no such database. */
    private static final Pattern UNREACHABLE = Pattern.compile("08...|28...|3D000");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        SQLException first = first(cause);
        if (!isUnreachable(first)) {
            return null;
        }
        return new FailureAnalysis(
                "The store cannot be opened:\n\n    " + first.getMessage(),
                "See that the database runs, that nobody else has its folder open, and that SPRING_DATASOURCE_URL,"
                        + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD are right.",
                cause);
    }

    /** H2 has states of its own, but says by its class when a file is missing, or open in another process. */
    private static boolean isUnreachable(SQLException failure) {
        return failure instanceof SQLNonTransientConnectionException
                || (failure.getSQLState() != null
                        && UNREACHABLE.matcher(failure.getSQLState()).matches());
    }

    /** What the driver said, before a pool or a library told it on. */
    private static SQLException first(SQLException last) {
        SQLException first = last;
        for (Throwable cause = last; cause != null; cause = cause.getCause()) {
            first = cause instanceof SQLException earlier ? earlier : first;
        }
        return first;
    }
}
