package io.github.swremulator.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user with all defaults of the settings applied. */
record User(
        String accessKey,
        String secretKey,
        @Nullable String securityToken,
        @Nullable Instant expiresAt,
        @Nullable String password,
        Caller caller) {

    /** Differs from the secret key, so that no token can be used as a signature. */
    byte[] tokenKey() {
        return Sha256.of(("token\n" + secretKey).getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "user " + caller.userName();
    }
}
