package io.github.swremulator.seed;

import io.github.swremulator.document.InvalidDocumentException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an invalid seed as a message instead of a stack trace. */
class SeedFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDocumentException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidDocumentException cause) {
        return new FailureAnalysis(
                "The seed is invalid, and nothing of it was loaded:\n\n    " + cause.getMessage(),
                "Fix the seed, or start with another swr.seed.",
                cause);
    }
}
