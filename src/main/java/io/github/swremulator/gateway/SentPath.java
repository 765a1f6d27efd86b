package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;

/** The path as the client sent it, where a valve reads it as another one. */
public final class SentPath {

    private static final String ATTRIBUTE = SentPath.class.getName();

    private SentPath() {}

    /** The path as it was sent, still encoded; empty where the request line was broken. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String sent) {
            return sent;
        }
        String path = request.getRequestURI();
        return path == null ? "" : path;
    }

    /** Reads the path as another one from here on. */
    static void replace(Request request, String path) {
        request.setAttribute(ATTRIBUTE, of(request));
        request.getCoyoteRequest().requestURI().setString(path);
    }
}
