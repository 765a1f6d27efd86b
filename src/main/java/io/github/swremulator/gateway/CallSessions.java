package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The sessions that calls belong to. The gateway knows only the base URL that names one. */
public interface CallSessions {

    /** Whether there can be sessions besides the default one: not without the control API, which opens them. */
    boolean areEnabled();

    /**
     * Lets a call into its session, and the thread with it, until {@link #leave}.
     *
     * @param named the name in the base URL, or null without one
     * @return why the session does not exist, or null when it does
     */
    @Nullable
    String enter(HttpServletRequest request, @Nullable String named);

    /** The thread is done with the call, also when the session does not exist. */
    void leave(HttpServletRequest request);
}
