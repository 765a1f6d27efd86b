package io.github.swremulator.access;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of the session that a request belongs to. They are valid in that session only, for the administrator of the
 * emulator's own account. Their form is reserved, so that only they are looked up.
 */
public record SessionCredential(String accessKey, String secretKey, String token) {

    private static final String ATTRIBUTE = SessionCredential.class.getName();
    private static final String ACCESS_KEY_PREFIX = "EMUSES";
    private static final String TOKEN_PREFIX = "session-";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern ACCESS_KEY = Pattern.compile(ACCESS_KEY_PREFIX + "[A-Z2-7]{14}");
    private static final Pattern TOKEN = Pattern.compile(TOKEN_PREFIX + "[0-9a-f]{64}");

    /** In a signature, also in the older form {@code Credential=AK/date/region/service/sdk_request}. */
    private static final Pattern SIGNED_WITH =
            Pattern.compile("[ ,](?:Access=|Credential=)(" + ACCESS_KEY + ")(?=[/,\\s]|$)");

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Finds the credentials of a session by an access key or a token in a request's body. */
    public interface Lookup {

        @Nullable
        SessionCredential find(String accessKeyOrToken);
    }

    /** Generates credentials that cannot be guessed. */
    public static SessionCredential random() {
        byte[] token = new byte[32];
        RANDOM.nextBytes(token);
        return new SessionCredential(
                ACCESS_KEY_PREFIX + letters(14),
                letters(40),
                TOKEN_PREFIX + HexFormat.of().formatHex(token));
    }

    private static String letters(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    static boolean isAccessKey(String accessKey) {
        return ACCESS_KEY.matcher(accessKey).matches();
    }

    public static boolean isToken(String token) {
        return TOKEN.matcher(token).matches();
    }

    /** The token of a request, if it has the form of a session's. */
    public static @Nullable String token(HttpServletRequest request) {
        String token = request.getHeader(Credentials.TOKEN);
        return token != null && isToken(token) ? token : null;
    }

    /** The access key that a request is signed with, or that logs in to the registry, if it has the form of a session's. */
    public static @Nullable String accessKey(HttpServletRequest request) {
        if (!Credentials.isSigned(request)) {
            String login = RegistryTokens.accessKey(request);
            return login != null && isAccessKey(login) ? login : null;
        }
        Matcher accessKey = SIGNED_WITH.matcher(request.getHeader("Authorization"));
        return accessKey.find() ? accessKey.group(1) : null;
    }

    /** The credentials of the request's session, or null in the default session. */
    public static @Nullable SessionCredential of(ServletRequest request) {
        return (SessionCredential) request.getAttribute(ATTRIBUTE);
    }

    public void put(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Takes the same time for every wrong token. */
    boolean hasToken(String sent) {
        return Sha256.isEqual(token, sent);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "credentials of " + accessKey;
    }
}
