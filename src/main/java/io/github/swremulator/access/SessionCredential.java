package io.github.swremulator.access;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of the session that a request belongs to. They are good in that session alone, and stand for the
 * administrator of the emulator's own account.
 *
 * @param accessKey in a form that no configured one should have, {@link SessionCredentials#isAccessKey}
 */
public record SessionCredential(String accessKey, String secretKey, String token) {

    private static final String ATTRIBUTE = SessionCredential.class.getName();

    /** Of the session that a request belongs to, or null where that is the default one. */
    public static @Nullable SessionCredential of(ServletRequest request) {
        return (SessionCredential) request.getAttribute(ATTRIBUTE);
    }

    public void put(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Takes as long for a nearly right token as for any other. */
    boolean hasToken(String shown) {
        return Sha256.isEqual(token, shown);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "credentials of " + accessKey;
    }
}
