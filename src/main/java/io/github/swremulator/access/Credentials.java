package io.github.swremulator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Looks at the credential of a request as far as the settings ask for it. */
@Component
public class Credentials {

    static final String TOKEN = "X-Auth-Token";

    private final AccessSettings settings;
    private final Tokens tokens;
    private final Signatures signatures;
    private final OwnAccount own;

    /** A body, which is read only where a signature covers it. */
    public interface Body {

        byte[] bytes() throws IOException;
    }

    Credentials(AccessSettings settings, Tokens tokens, Signatures signatures, OwnAccount own) {
        this.settings = settings;
        this.tokens = tokens;
        this.signatures = signatures;
        this.own = own;
    }

    /** How large a body may be. */
    public int maxBody() {
        return Math.toIntExact(settings.maxBody().toBytes());
    }

    /**
     * Lets a request pass, and where credentials are verified remembers who calls. A token is taken before a signature.
     *
     * @param sentPath its path as the client sent it
     * @throws RefusedCredentialException where it may not pass
     */
    public void check(HttpServletRequest request, String sentPath, Body body) throws IOException {
        switch (settings.mode()) {
            case OPEN -> {}
            case PRESENT ->
                expect(hasToken(request) || (isSigned(request) && hasText(request.getHeader("X-Sdk-Date"))));
            case VERIFY -> Callers.put(verified(request, sentPath, body).caller(), request);
        }
    }

    private User verified(HttpServletRequest request, String sentPath, Body body) throws IOException {
        SessionCredential session = SessionCredential.of(request);
        if (hasToken(request)) {
            String token = request.getHeader(TOKEN);
            return session != null && session.hasToken(token) ? User.of(session, own) : tokens.check(token);
        }
        expect(isSigned(request));
        return signatures.check(request, sentPath, body, session == null ? null : User.of(session, own));
    }

    private static void expect(boolean hasCredential) {
        if (!hasCredential) {
            throw new RefusedCredentialException(null);
        }
    }

    private static boolean hasToken(HttpServletRequest request) {
        return hasText(request.getHeader(TOKEN));
    }

    private static boolean isSigned(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && AuthorizationHeader.isSignature(authorization);
    }

    private static boolean hasText(@Nullable String header) {
        return StringUtils.hasText(header);
    }
}
