package io.github.swremulator.access;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

/** The path as the client sent it, before the gateway changed it. A signature covers it, and links in replies keep its prefix. */
public final class SentPath {

    private static final String PATH = SentPath.class.getName();
    private static final String PREFIX = PATH + ".prefix";

    private SentPath() {}

    /** The base URL that was removed, such as {@code /_session/checkout-42}, or "". */
    public static String prefix(ServletRequest request) {
        return request.getAttribute(PREFIX) instanceof String prefix ? prefix : "";
    }

    /** The URL of the root as the client called it, with the base URL that was removed. */
    public static String root(HttpServletRequest request) {
        return SentHost.of(request).url() + prefix(request);
    }

    public static void putPrefix(String prefix, ServletRequest request) {
        request.setAttribute(PREFIX, prefix);
    }

    /** The path after the prefix, still encoded; empty when the request line was malformed. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(PATH) instanceof String sent) {
            return sent;
        }
        String path = request.getRequestURI();
        return path == null ? "" : path;
    }

    public static void put(String path, ServletRequest request) {
        request.setAttribute(PATH, path);
    }
}
