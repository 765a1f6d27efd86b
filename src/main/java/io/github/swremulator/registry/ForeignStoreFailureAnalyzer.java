package io.github.swremulator.registry;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a store that has other tables as a message to the person who starts the emulator, instead of a stack. */
class ForeignStoreFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        return new FailureAnalysis(
                "The store has the tables of another version of the emulator, or of another program:\n\n    "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                "Set SPRING_DATASOURCE_URL to an empty database, or SWR_DATA_DIR to an empty folder. To keep the data, start"
                        + " the version that wrote them, save GET /_emulator/data, and load that as SWR_SEED.",
                cause);
    }
}
