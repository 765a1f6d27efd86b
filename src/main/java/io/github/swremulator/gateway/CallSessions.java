package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Finds the sessions of requests. The gateway itself knows only the base URL that names one. */
public interface CallSessions {

    /** Whether sessions other than the default one can exist; the control API opens them. */
    boolean areEnabled();

    /**
     * Binds a request and its thread to its session, until {@link #leave}.
     *
     * @param named the name in the base URL, or null without one
     * @return why the session does not exist, or null when it does
     */
    @Nullable
    String enter(HttpServletRequest request, @Nullable String named);

    /** Ends what {@link #enter} began; called also when the session does not exist. */
    void leave(HttpServletRequest request);
}
