package io.github.swremulator.control.fault;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** The last rule that acted on a request: the one that decided its reply, or the last that only delayed it. */
public final class ActingRule {

    private static final String ATTRIBUTE = ActingRule.class.getName();

    private ActingRule() {}

    public static @Nullable String id(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    static void set(String id, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, id);
    }
}
