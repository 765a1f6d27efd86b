package io.github.swremulator.manage;

import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.ServletRequest;

/** The session of a request, which the room that resolved it sets as an attribute. */
public final class SessionArgument {

    /** The attribute's name; a request without it belongs to the default session. */
    public static final String ATTRIBUTE = SessionName.class.getName();

    private SessionArgument() {}

    public static SessionName of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SessionName name ? name : SessionName.DEFAULT;
    }
}
