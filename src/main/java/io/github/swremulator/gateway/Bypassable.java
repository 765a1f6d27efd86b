package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;

/** A part of the way to the controllers, such as a filter, that the {@link ShortCut} may leave out. */
public interface Bypassable {

    /** Whether it would leave the request and its reply as they are. */
    boolean canBypass(HttpServletRequest request);
}
