package io.github.swremulator.control.fault;

import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** Which rules acted on a request. */
public final class FaultDecisions {

    private static final String ATTRIBUTE = FaultDecisions.class.getName();

    private FaultDecisions() {}

    /** The ids of the rules that acted, in their order: those that delayed the reply, then the one that decided it. */
    public static List<String> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Decided decided ? decided.ids() : List.of();
    }

    static void add(String id, ServletRequest request) {
        request.setAttribute(
                ATTRIBUTE,
                new Decided(Stream.concat(of(request).stream(), Stream.of(id)).toList()));
    }

    private record Decided(List<String> ids) {}
}
