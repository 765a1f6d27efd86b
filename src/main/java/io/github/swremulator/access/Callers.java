package io.github.swremulator.access;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** Tells who calls, once the credential was verified. */
public final class Callers {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Callers() {}

    /** Who sent the request, or null where credentials are not verified. */
    public static @Nullable Caller of(ServletRequest request) {
        return (Caller) request.getAttribute(ATTRIBUTE);
    }

    static void put(Caller caller, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, caller);
    }
}
