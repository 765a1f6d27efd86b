package io.github.swremulator.control;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Decides who may steer the emulator. */
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

    /** Whether there is anything to steer with. */
    public boolean isEnabled() {
        return isEnabled;
    }

    /** Why a call of the control API may not go on, or nothing. */
    Optional<ErrorResponseException> refusal(HttpServletRequest request) {
        if (request.getMethod().equals("TRACE")) {
            return Optional.of(problem(HttpStatus.METHOD_NOT_ALLOWED, "TRACE would show headers that are secret"));
        }
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !hosts.accept(host)) {
            return forbidden("Host is not a name of this emulator: swr.control.hosts adds one");
        }
        if (isCrossSite(request, host)) {
            return forbidden("a browser may call this from its own pages only");
        }
        return showsToken(request) || showsBearer(request)
                ? Optional.empty()
                : unauthorized("the token is expected as X-Emulator-Token or Authorization: Bearer");
    }

    /** Why a call of the emulated API, whose {@code Authorization} is its own, may not be steered, or nothing. */
    public Optional<ErrorResponseException> refusalToSteer(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (isOfBrowser(request) && (host == null || !hosts.accept(host) || isCrossSite(request, host))) {
            return forbidden("a browser may steer calls from the emulator's own pages only");
        }
        return showsToken(request) ? Optional.empty() : unauthorized("the token is expected as X-Emulator-Token");
    }

    private static boolean isOfBrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader(HttpHeaders.ORIGIN) != null;
    }

    private static boolean isCrossSite(HttpServletRequest request, String host) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site != null && !SAME_SITE.contains(site)) || (origin != null && !isOrigin(origin, host));
    }

    /** Whatever the scheme, since a proxy may end TLS. */
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

    /** Takes as long for a nearly right token as for any other. */
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
}
