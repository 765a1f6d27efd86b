package io.github.swremulator.control.call;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;

/** Tells whose a path is; all who ask get this answer. */
public final class ControlPath {

    public static final String ROOT = "/_emulator";

    private static final String PROBES = "/actuator";

    private ControlPath() {}

    /** Whether a path is of the control API, and says so plainly. */
    public static boolean isControl(HttpServletRequest request) {
        return isAtOrBelow(ROOT, request.getRequestURI());
    }

    /** Whether a path is of the emulator itself: of the control API, or of the probes. */
    static boolean isOwn(HttpServletRequest request) {
        return isControl(request) || isProbe(request.getRequestURI());
    }

    /** Whether a path is of the probes. */
    public static boolean isProbe(@Nullable String path) {
        return isAtOrBelow(PROBES, path);
    }

    /** A broken request line leaves no path behind. */
    private static boolean isAtOrBelow(String root, @Nullable String path) {
        return path != null
                && path.startsWith(root)
                && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    /** Whether the web framework would take a path for one of the control API although it is spelled otherwise. */
    public static boolean isDisguised(HttpServletRequest request) {
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
