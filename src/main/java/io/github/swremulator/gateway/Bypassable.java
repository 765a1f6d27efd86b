package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;

/** A part of the way to the controllers, such as a filter, that the {@link ShortCutValve} may leave out. */
public interface Bypassable {

    /** Whether the request would pass it, and its reply too, as if it were not there. */
    boolean canBypass(HttpServletRequest request);
}
