package io.github.swremulator.control;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ResponseStatusException;

/** Decides who may call the control API. */
@Component
class ControlGuard {

    private static final String BEARER = "Bearer ";
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private final byte[] token;
    private final AcceptedHosts hosts;

    ControlGuard(ControlSettings settings) {
        this.token = settings.token().getBytes(StandardCharsets.US_ASCII);
        this.hosts = new AcceptedHosts(settings.hosts());
    }

    /** Why a request may not go on, or nothing. */
    Optional<ErrorResponseException> refusal(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !hosts.accept(host)) {
            return refused(HttpStatus.FORBIDDEN, "Host is not a name of this emulator: swr.control.hosts adds one");
        }
        if (isCrossSite(request, host)) {
            return refused(HttpStatus.FORBIDDEN, "a browser may call this from its own pages only");
        }
        return showsToken(request) ? Optional.empty() : unauthorized();
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
        return token.length == 0
                || isToken(request.getHeader("X-Emulator-Token"))
                || isToken(bearer(request.getHeader(HttpHeaders.AUTHORIZATION)));
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

    private static Optional<ErrorResponseException> unauthorized() {
        ResponseStatusException refusal = new ResponseStatusException(
                HttpStatus.UNAUTHORIZED, "the token is expected as X-Emulator-Token or Authorization: Bearer");
        refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"emulator\"");
        return Optional.of(refusal);
    }

    private static Optional<ErrorResponseException> refused(HttpStatus status, String reason) {
        return Optional.of(new ResponseStatusException(status, reason));
    }
}
