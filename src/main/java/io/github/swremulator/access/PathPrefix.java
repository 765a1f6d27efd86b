package io.github.swremulator.access;

import jakarta.servlet.ServletRequest;

/**
 * What stood before the path of a request and was taken away, such as {@code /_session/checkout-42}: a signature may cover it,
 * and links in replies keep it, so that whoever follows them stays where they are.
 */
public final class PathPrefix {

    private static final String ATTRIBUTE = PathPrefix.class.getName();

    private PathPrefix() {}

    /** The prefix, without a slash at its end, or nothing. */
    public static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String prefix ? prefix : "";
    }

    public static void put(String prefix, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, prefix);
    }
}
