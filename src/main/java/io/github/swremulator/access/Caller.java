package io.github.swremulator.access;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The user who sent a request.
 *
 * @param administrator whether everything in the account is allowed, regardless of permissions
 */
public record Caller(String userId, String userName, String accountId, String accountName, boolean administrator) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Null when credentials are not verified. */
    public static @Nullable Caller of(ServletRequest request) {
        return (Caller) request.getAttribute(ATTRIBUTE);
    }

    void put(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
