package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/** What is to be stored contradicts something that was told before, or is there already. */
public class ConflictingDataException extends RuntimeException {

    private final transient @Nullable Object contradiction;

    ConflictingDataException(String message) {
        this(message, null);
    }

    ConflictingDataException(String message, @Nullable Object contradiction) {
        super(message);
        this.contradiction = contradiction;
    }

    /**
     * The {@link NewTag} or {@link NewManifest} that contradicts, the very one that was told, where it is not the last one:
     * many are stored together.
     */
    public @Nullable Object contradiction() {
        return contradiction;
    }
}
