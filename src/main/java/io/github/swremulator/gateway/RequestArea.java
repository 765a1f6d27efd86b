package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The part of the emulator that a path belongs to. It is found once a request, after the path was normalized. */
public enum RequestArea {
    /** SWR's management API, and all unknown paths. */
    API,
    /** The registry that images are pushed to and pulled from, {@code /v2/}, and its token service. */
    REGISTRY,
    /** IAM's API, {@code /v3}, {@code /v3/auth} and {@code /v3/projects}. */
    IAM,
    /** The control API, {@code /_emulator}. */
    CONTROL,
    /** A path that Spring would route to the control API although it is spelled differently, such as {@code /_emulator;x}. */
    DISGUISED_CONTROL,
    /** The health probes and metrics, {@code /actuator}. */
    PROBE;

    public static final String CONTROL_ROOT = "/_emulator";
    public static final String TOKEN_SERVICE = "/swr/auth/v2/registry/auth";

    private static final PathPattern CONTROL_ROUTES = PathPatternParser.defaultInstance.parse(CONTROL_ROOT + "/**");
    private static final String ATTRIBUTE = RequestArea.class.getName();

    public static RequestArea of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestArea known) {
            return known;
        }
        RequestArea area = ofPath(request.getRequestURI());
        request.setAttribute(ATTRIBUTE, area);
        return area;
    }

    /** Whether the real service would get the request: only then do the gateway's rules, faults and the journal apply. */
    public boolean isEmulated() {
        return this != CONTROL && this != PROBE;
    }

    /** @param path still encoded; null when the request line could not be read */
    static RequestArea ofPath(@Nullable String path) {
        if (path == null) {
            return API;
        } else if (isAtOrBelow(CONTROL_ROOT, path)) {
            return CONTROL;
        } else if (isAtOrBelow("/actuator", path)) {
            return PROBE;
        } else if (isIam(path)) {
            return IAM;
        } else if (isRegistry(path)) {
            return REGISTRY;
        }
        // Nothing else can disguise a path.
        boolean isEncoded = path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
        return isEncoded && isRoutedToControl(path) ? DISGUISED_CONTROL : API;
    }

    /** Below {@code /v3}, SWR has paths, too. */
    private static boolean isIam(String path) {
        return path.equals("/v3")
                || path.equals("/v3/")
                || isAtOrBelow("/v3/auth", path)
                || isAtOrBelow("/v3/projects", path);
    }

    private static boolean isRegistry(String path) {
        return path.equals(TOKEN_SERVICE)
                || path.equals(TOKEN_SERVICE + "/")
                || (path.startsWith("/v2/") && !isAtOrBelow("/v2/manage", path) && RegistryPath.isOne(path));
    }

    private static boolean isAtOrBelow(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    private static boolean isRoutedToControl(String path) {
        try {
            return CONTROL_ROUTES.matches(PathContainer.parsePath(path));
        } catch (IllegalArgumentException e) {
            // The path cannot be decoded, and Tomcat has refused it.
            return false;
        }
    }
}
