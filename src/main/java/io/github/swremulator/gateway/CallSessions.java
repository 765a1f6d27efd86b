package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Knows the sessions, one of which each call belongs to; the gateway knows only the base URL that names one. */
public interface CallSessions {

    /** Whether calls of a path can belong to a session. */
    boolean has(String path);

    /**
     * Lets a call into its session, and the thread with it, until {@link #leave}.
     *
     * @param named what the base URL names, or null where it names none
     * @return why there is no such session, or null where there is
     */
    @Nullable
    String enter(HttpServletRequest request, @Nullable String named);

    /** The thread is through with the call, also where there is no such session. */
    void leave(HttpServletRequest request);
}
