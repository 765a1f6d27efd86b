package io.github.swremulator.manage;

import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.ServletRequest;

/** The request attribute with the session of a request. */
public final class SessionAttribute {

    private static final String NAME = SessionName.class.getName();

    private SessionAttribute() {}

    /** The session of a request; the default one unless {@link #set} was called. */
    public static SessionName of(ServletRequest request) {
        return request.getAttribute(NAME) instanceof SessionName name ? name : SessionName.DEFAULT;
    }

    public static void set(ServletRequest request, SessionName session) {
        request.setAttribute(NAME, session);
    }
}
