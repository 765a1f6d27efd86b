package io.github.swremulator.access;

import org.jspecify.annotations.Nullable;

/** A credential is not good, or not there. Its reason is told to the client, and holds no secret. */
public class RefusedCredentialException extends RuntimeException {

    private final @Nullable String reason;

    RefusedCredentialException(@Nullable String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Why, as the real gateway says it, or null where there was no credential at all. */
    public @Nullable String reason() {
        return reason;
    }
}
