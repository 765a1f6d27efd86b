package io.github.swremulator.control;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;

/** Tells whose a path is. */
final class ControlPath {

    static final String ROOT = "/_emulator";

    private ControlPath() {}

    /** Whether a path is of the control API, and says so plainly. */
    static boolean isControl(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Whether the web framework would take a path for one of the control API although it is spelled otherwise. */
    static boolean isDisguised(HttpServletRequest request) {
        return !isControl(request)
                && PathContainer.parsePath(request.getRequestURI()).elements().stream()
                        .filter(PathSegment.class::isInstance)
                        .findFirst()
                        .filter(ControlPath::isRoot)
                        .isPresent();
    }

    private static boolean isRoot(Element first) {
        return first instanceof PathSegment segment && ROOT.substring(1).equals(segment.valueToMatch());
    }
}
