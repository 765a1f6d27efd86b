package io.github.swremulator.control.fault;

import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** The rules that acted on a request. */
public final class FaultDecisions {

    private static final String ATTRIBUTE = FaultDecisions.class.getName();

    private FaultDecisions() {}

    /** Returns the ids of the rules that delayed the reply, in their order, and then of the one that decided it. */
    public static List<String> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof List<?> ids
                ? ids.stream().map(String.class::cast).toList()
                : List.of();
    }

    static void add(String id, ServletRequest request) {
        request.setAttribute(
                ATTRIBUTE, Stream.concat(of(request).stream(), Stream.of(id)).toList());
    }
}
