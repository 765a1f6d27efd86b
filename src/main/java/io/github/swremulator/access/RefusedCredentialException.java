package io.github.swremulator.access;

import org.jspecify.annotations.Nullable;

/** A credential is missing or invalid. The reason is sent to the client, and contains no secret. */
public class RefusedCredentialException extends RuntimeException {

    private final @Nullable String reason;

    RefusedCredentialException(@Nullable String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** The reason in the real gateway's words, or null when there was no credential. */
    public @Nullable String reason() {
        return reason;
    }
}
