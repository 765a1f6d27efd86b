package io.github.swremulator.gateway;

import jakarta.servlet.ServletRequest;
import java.util.UUID;

/** The id that every reply carries: 32 hexadecimal digits, given out when a request is first asked for it. */
public final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The request's id. */
    public static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String given) {
            return given;
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
