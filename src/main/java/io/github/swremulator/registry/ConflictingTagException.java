package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/** What is to be stored contradicts something that was told before, or is there already. */
public class ConflictingTagException extends RuntimeException {

    private final transient @Nullable Object contradiction;

    ConflictingTagException(String message) {
        this(message, null);
    }

    ConflictingTagException(String message, @Nullable Object contradiction) {
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
