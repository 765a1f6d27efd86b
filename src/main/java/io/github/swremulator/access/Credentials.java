package io.github.swremulator.access;

import io.github.swremulator.access.Users.User;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Checks the credential of a request as the settings require. */
@Component
public class Credentials {

    static final String TOKEN = "X-Auth-Token";

    /** Marks a route that needs no credential, such as the one that issues tokens. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface WithoutCredential {}

    /**
     * A credential is missing or invalid. The message is the reason in the real gateway's words, or null when there is no
     * credential; it is sent to the client, and contains no secret.
     */
    public static class RefusedCredentialException extends RuntimeException {

        RefusedCredentialException(@Nullable String reason) {
            super(reason, null, false, false);
        }
    }

    private static final Pattern SIGNED_WITH = Pattern.compile("[ ,](?:Access|Credential)=([^,/\\s]{1,128})");
    private static final int TOKEN_HASH_BYTES = 6;

    private final AccessSettings settings;
    private final Users users;
    private final Tokens tokens;
    private final Signatures signatures;

    Credentials(AccessSettings settings, Users users, Tokens tokens, Signatures signatures) {
        this.settings = settings;
        this.users = users;
        this.tokens = tokens;
        this.signatures = signatures;
    }

    /** The largest body that is read, in bytes. */
    public int maxBody() {
        return Math.toIntExact(settings.maxBody().toBytes());
    }

    /**
     * Checks a request, and stores its {@link Caller} when credentials are verified. A token takes precedence over a
     * signature. A signature covers the body, which must be readable again after this.
     *
     * @throws RefusedCredentialException when the credential is missing or invalid
     */
    public void check(HttpServletRequest request) throws IOException {
        switch (settings.mode()) {
            case OPEN -> {}
            case PRESENT -> expect(hasCredential(request));
            case VERIFY -> verified(request).caller().put(request);
        }
    }

    /** Whether {@link #check} accepts a request without identifying its caller. */
    public boolean acceptsUnidentified(HttpServletRequest request) {
        return switch (settings.mode()) {
            case OPEN -> true;
            case PRESENT -> hasCredential(request);
            case VERIFY -> false;
        };
    }

    private static boolean hasCredential(HttpServletRequest request) {
        return hasToken(request) || (isSigned(request) && StringUtils.hasText(request.getHeader(Signatures.DATE)));
    }

    private User verified(HttpServletRequest request) throws IOException {
        SessionCredential session = SessionCredential.of(request);
        if (hasToken(request)) {
            String token = request.getHeader(TOKEN);
            return session != null && session.hasToken(token) ? users.ofSession(session) : tokens.check(token);
        }
        expect(isSigned(request));
        return signatures.check(request, session == null ? null : users.ofSession(session));
    }

    private static void expect(boolean hasCredential) {
        if (!hasCredential) {
            throw new RefusedCredentialException(null);
        }
    }

    private static boolean hasToken(HttpServletRequest request) {
        return StringUtils.hasText(request.getHeader(TOKEN));
    }

    static boolean isSigned(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.startsWith(Signatures.SCHEME);
    }

    /**
     * Names the credential without showing a secret: the access key, also of a login to the registry,
     * {@link #displayName(String)} of the token, or null.
     */
    public static @Nullable String displayName(HttpServletRequest request) {
        if (hasToken(request)) {
            return displayName(request.getHeader(TOKEN));
        }
        if (!isSigned(request)) {
            return RegistryTokens.displayName(request);
        }
        Matcher accessKey = SIGNED_WITH.matcher(request.getHeader("Authorization"));
        return accessKey.find() ? accessKey.group(1) : null;
    }

    /** Names a token, which is a secret, by {@code token-} and the first 12 hexadecimal digits of its SHA-256. */
    public static String displayName(String token) {
        byte[] hash = Sha256.of(token.getBytes(StandardCharsets.UTF_8));
        return "token-" + HexFormat.of().formatHex(hash, 0, TOKEN_HASH_BYTES);
    }
}
