package io.github.swremulator.gateway;

import jakarta.servlet.ServletRequest;
import java.io.IOException;

/** A reply that a network broke off: asked for by a filter, done once nothing writes to the reply any more. */
public enum BrokenReply {
    /** What was written arrives, and then the connection ends, without the end of the body. */
    CUT,
    /** Nothing more arrives, and the connection is reset (TCP RST). */
    RESET;

    private static final String ATTRIBUTE = BrokenReply.class.getName();

    /** Breaks off the reply to a request so. */
    public void to(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static boolean isDue(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** What Tomcat is told; it takes an IOException for a network that failed, not for a server's error. */
    static Signal signal(ServletRequest request) {
        return new Signal(request.getAttribute(ATTRIBUTE) == RESET);
    }

    static final class Signal extends IOException {

        private final boolean isReset;

        private Signal(boolean isReset) {
            super("the reply is broken off on purpose");
            this.isReset = isReset;
        }

        boolean isReset() {
            return isReset;
        }
    }
}
