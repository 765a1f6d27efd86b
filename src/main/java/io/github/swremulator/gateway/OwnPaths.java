package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;

/** Tells of the requests that are to the emulator itself. The real gateway has no such routes, and no rule for them. */
public interface OwnPaths {

    boolean has(HttpServletRequest request);
}
