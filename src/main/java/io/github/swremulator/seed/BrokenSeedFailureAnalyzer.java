package io.github.swremulator.seed;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a broken seed as a message to the person who starts the emulator, instead of a stack. */
class BrokenSeedFailureAnalyzer extends AbstractFailureAnalyzer<BrokenSeedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenSeedException cause) {
        return new FailureAnalysis(
                "The seed is broken, and nothing of it was loaded:\n\n    " + cause.getMessage(),
                "Mend it, or start with another swr.seed.",
                cause);
    }
}
