package io.github.swremulator.gateway;

import org.springframework.core.Ordered;

/** The servlet filters, from the first to the last. The valves of {@link GatewayServerCustomizer} come before them. */
public enum FilterOrder {
    /** Adds {@code X-Request-Id}, and logs each request when it is answered. */
    REQUEST_ID,
    /** Makes {@code Date} follow the emulator's clock. */
    DATE_HEADER,
    /** Refuses calls of the control API that are not allowed, and limits their bodies. */
    CONTROL,
    /** Refuses what Spring would route and the real gateway would not. */
    PUBLISHED_ROUTE,
    /** Fails or delays calls as the fault rules say. */
    FAULT,
    /** Limits the bodies of the API's requests, and makes them readable twice. */
    BODY;

    /** Leaves places for filters of Spring Boot, such as the one that counts requests. */
    private static final int STEP = 10;

    /** For {@link Ordered#getOrder}. */
    public int value() {
        return Ordered.HIGHEST_PRECEDENCE + STEP * compareTo(REQUEST_ID);
    }
}
