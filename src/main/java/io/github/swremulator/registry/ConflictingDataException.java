package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/** What is to be loaded conflicts with something before it, or with what exists. */
public class ConflictingDataException extends RuntimeException {

    private final transient @Nullable Object conflict;

    ConflictingDataException(String message) {
        this(message, null);
    }

    ConflictingDataException(String message, @Nullable Object conflict) {
        super(message);
        this.conflict = conflict;
    }

    /**
     * The instance of {@link NewTag} or {@link NewManifest} that conflicts; null for the last one. Many are stored together, so
     * that it may be an earlier one.
     */
    public @Nullable Object conflict() {
        return conflict;
    }
}
