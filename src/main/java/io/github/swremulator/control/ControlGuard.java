package io.github.swremulator.control;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.ErrorResponseException;

/** Decides who may call the control API, and who may add a fault to a call. */
@Component
public class ControlGuard {

    private static final String TOKEN = "X-Emulator-Token";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private final boolean isEnabled;
    private final byte[] token;
    private final AcceptedHosts hosts;

    ControlGuard(ControlSettings settings) {
        this.isEnabled = settings.enabled();
        this.token = settings.token().getBytes(StandardCharsets.US_ASCII);
        this.hosts = new AcceptedHosts(settings.hosts());
    }

    /** Whether there is a control API. */
    public boolean isEnabled() {
        return isEnabled;
    }

    /** Why a call of the control API is refused, or empty. */
    Optional<ErrorResponseException> refusal(HttpServletRequest request) {
        if (request.getMethod().equals("TRACE")) {
            return Optional.of(problem(HttpStatus.METHOD_NOT_ALLOWED, "TRACE would show secret headers"));
        }
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !hosts.accept(host)) {
            return forbidden("Host is not a name of this emulator: swr.control.hosts adds one");
        }
        if (isCrossSite(request, host)) {
            return forbidden("a browser may call this from the emulator's own pages only");
        }
        return showsToken(request) || showsBearer(request)
                ? Optional.empty()
                : unauthorized("expected the token as X-Emulator-Token or Authorization: Bearer");
    }

    /** Why a call of the emulated API, which has an {@code Authorization} of its own, may not choose a fault, or empty. */
    public Optional<ErrorResponseException> refusalToSteer(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (isOfBrowser(request) && (host == null || !hosts.accept(host) || isCrossSite(request, host))) {
            return forbidden("a browser may add faults from the emulator's own pages only");
        }
        return showsToken(request) ? Optional.empty() : unauthorized("expected the token as X-Emulator-Token");
    }

    private static boolean isOfBrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader(HttpHeaders.ORIGIN) != null;
    }

    private static boolean isCrossSite(HttpServletRequest request, String host) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site != null && !SAME_SITE.contains(site)) || (origin != null && !isOrigin(origin, host));
    }

    /** With any scheme, since a proxy may end TLS. */
    private static boolean isOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private boolean showsToken(HttpServletRequest request) {
        return token.length == 0 || isToken(request.getHeader(TOKEN));
    }

    private boolean showsBearer(HttpServletRequest request) {
        return isToken(bearer(request.getHeader(HttpHeaders.AUTHORIZATION)));
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** Takes the same time for every wrong token. */
    private boolean isToken(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<ErrorResponseException> unauthorized(String reason) {
        ErrorResponseException refusal = problem(HttpStatus.UNAUTHORIZED, reason);
        refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"emulator\"");
        return Optional.of(refusal);
    }

    private static Optional<ErrorResponseException> forbidden(String reason) {
        return Optional.of(problem(HttpStatus.FORBIDDEN, reason));
    }

    private static ErrorResponseException problem(HttpStatus status, String reason) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, reason), null);
    }

    /**
     * The names by which the control API may be called. A page in a browser can make a name of its own resolve to this machine
     * (DNS rebinding), and would then be on the same site; names that nobody can own in the DNS are safe.
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

        /** @param host a value of the header {@code Host}, with any port */
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
