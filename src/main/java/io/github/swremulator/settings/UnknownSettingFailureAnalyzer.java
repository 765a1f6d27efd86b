package io.github.swremulator.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints unknown settings as a message to the person who starts the emulator, instead of a stack. */
class UnknownSettingFailureAnalyzer extends AbstractFailureAnalyzer<UnknownSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownSettingException cause) {
        return new FailureAnalysis(
                "There is no such setting:\n\n    "
                        + String.valueOf(cause.getMessage()).replace("\n", "\n    "),
                "Mend its name, or leave it out.",
                cause);
    }
}
