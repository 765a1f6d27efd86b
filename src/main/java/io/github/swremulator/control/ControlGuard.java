package io.github.swremulator.control;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Decides which requests may reach the control API, and which may choose a fault for themselves. */
@Component
public class ControlGuard {

    private static final Logger log = LoggerFactory.getLogger(ControlGuard.class);

    private static final String TOKEN = "X-Emulator-Token";
    private static final String SITE = "Sec-Fetch-Site";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private final boolean isEnabled;
    private final byte[] token;
    private final AcceptedHosts hosts;

    ControlGuard(ControlSettings settings, ServerProperties server) {
        this.isEnabled = settings.enabled();
        this.token = settings.token().getBytes(StandardCharsets.US_ASCII);
        this.hosts = new AcceptedHosts(settings.hosts());
        InetAddress address = server.getAddress();
        if (isEnabled && token.length == 0 && (address == null || !address.isLoopbackAddress())) {
            log.warn("Whoever can reach this machine can use the control API: set SWR_CONTROL_TOKEN or SERVER_ADDRESS");
        }
    }

    /** Whether the control API is enabled. */
    public boolean isEnabled() {
        return isEnabled;
    }

    /** Refuses a request to the control API that is not allowed. */
    void check(HttpServletRequest request) {
        if (request.getMethod().equals("TRACE")) {
            RefusedException refusal = new RefusedException(
                    HttpStatus.METHOD_NOT_ALLOWED, "TRACE is not supported, since it would echo secret headers");
            refusal.getHeaders().set(HttpHeaders.ALLOW, "DELETE, GET, HEAD, OPTIONS, POST, PUT");
            throw refusal;
        }
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !hosts.accept(host)) {
            throw forbidden("Host is not a name of this emulator: add it to swr.control.hosts");
        }
        if (isCrossSite(request, host)) {
            throw forbidden("browsers may call the control API only from the emulator's own pages");
        }
        if (!hasToken(request) && !isToken(bearer(request.getHeader(HttpHeaders.AUTHORIZATION)))) {
            throw unauthorized("expected the token in the header X-Emulator-Token, or after Bearer in Authorization");
        }
    }

    /** Refuses a request to the emulated API, which has an {@code Authorization} of its own, that may not choose a fault. */
    public void checkFault(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        boolean isOfBrowser = request.getHeader(SITE) != null || request.getHeader(HttpHeaders.ORIGIN) != null;
        if (isOfBrowser && (host == null || !hosts.accept(host) || isCrossSite(request, host))) {
            throw forbidden("browsers may choose faults only from the emulator's own pages");
        }
        if (!hasToken(request)) {
            throw unauthorized("expected the token in the header X-Emulator-Token");
        }
    }

    private static boolean isCrossSite(HttpServletRequest request, String host) {
        String site = request.getHeader(SITE);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site != null && !SAME_SITE.contains(site)) || (origin != null && !isOrigin(origin, host));
    }

    /** Accepts both schemes, since a proxy may terminate TLS. */
    private static boolean isOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private boolean hasToken(HttpServletRequest request) {
        return token.length == 0 || isToken(request.getHeader(TOKEN));
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** Takes the same time for every wrong token. */
    private boolean isToken(@Nullable String sent) {
        return sent != null && MessageDigest.isEqual(token, sent.getBytes(StandardCharsets.UTF_8));
    }

    private static RefusedException unauthorized(String reason) {
        RefusedException refusal = new RefusedException(HttpStatus.UNAUTHORIZED, reason);
        refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"emulator\"");
        return refusal;
    }

    private static RefusedException forbidden(String reason) {
        return new RefusedException(HttpStatus.FORBIDDEN, reason);
    }

    /**
     * The host names by which the control API may be called. A web page can make its own host name resolve to this machine (DNS
     * rebinding), and would then be on the same site; names that cannot be registered in the DNS are safe.
     */
    private static final class AcceptedHosts {

        private static final Pattern HOST_AND_PORT =
                Pattern.compile("(\\[[0-9a-f:.]+(?:%[\\w.~-]+)?]|[a-z0-9._-]+)(?::[0-9]{0,5})?");
        private static final Pattern ADDRESS = Pattern.compile("\\[.*|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
        private static final List<String> OWN =
                List.of("*.localhost", "host.docker.internal", "host.containers.internal");

        private final List<String> names;
        private final Supplier<String> machine = SingletonSupplier.of(AcceptedHosts::nameOfMachine);

        AcceptedHosts(List<String> more) {
            this.names = Stream.concat(OWN.stream(), more.stream().map(AcceptedHosts::lowerCase))
                    .toList();
        }

        /** @param host a value of the header {@code Host}; its port is ignored */
        boolean accept(String host) {
            var matcher = HOST_AND_PORT.matcher(lowerCase(host));
            return matcher.matches() && acceptName(matcher.group(1));
        }

        private boolean acceptName(String name) {
            return ADDRESS.matcher(name).matches()
                    || name.indexOf('.') < 0
                    || names.stream().anyMatch(accepted -> matches(accepted, name))
                    || name.equals(machine.get());
        }

        private static boolean matches(String accepted, String name) {
            return accepted.startsWith("*") ? name.endsWith(accepted.substring(1)) : name.equals(accepted);
        }

        private static String nameOfMachine() {
            try {
                return lowerCase(InetAddress.getLocalHost().getHostName());
            } catch (UnknownHostException e) {
                return "";
            }
        }

        private static String lowerCase(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
