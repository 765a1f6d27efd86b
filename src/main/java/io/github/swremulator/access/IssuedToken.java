package io.github.swremulator.access;

import java.time.Instant;

/**
 * A token that was issued.
 *
 * @param value what X-Auth-Token is to say
 */
public record IssuedToken(String value, Caller caller, Instant issuedAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "token of " + caller.userName();
    }
}
