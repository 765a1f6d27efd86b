package io.github.swremulator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of sessions' credentials: no other credential has it, so that no other costs a look-up. */
public final class SessionCredentials {

    private static final String ACCESS_KEY_PREFIX = "EMUSES";
    private static final String TOKEN_PREFIX = "session-";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ACCESS_KEY_LENGTH = 14;
    private static final int SECRET_KEY_LENGTH = 40;
    private static final int TOKEN_BYTES = 32;

    private static final Pattern ACCESS_KEY = Pattern.compile(ACCESS_KEY_PREFIX + "[A-Z2-7]{14}");
    private static final Pattern TOKEN = Pattern.compile(TOKEN_PREFIX + "[0-9a-f]{64}");

    /** Of a signature, also in the older form {@code Credential=AK/date/region/service/sdk_request}. */
    private static final Pattern SIGNED_WITH =
            Pattern.compile("[ ,](?:Access=|Credential=)(" + ACCESS_KEY_PREFIX + "[A-Z2-7]{14})(?=[/,\\s]|$)");

    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionCredentials() {}

    /** Makes some that nobody can guess. */
    public static SessionCredential random() {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return new SessionCredential(
                ACCESS_KEY_PREFIX + text(ACCESS_KEY_LENGTH),
                text(SECRET_KEY_LENGTH),
                TOKEN_PREFIX + HexFormat.of().formatHex(token));
    }

    private static String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int n = 0; n < length; n++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    public static boolean isAccessKey(String accessKey) {
        return ACCESS_KEY.matcher(accessKey).matches();
    }

    public static boolean isToken(String token) {
        return TOKEN.matcher(token).matches();
    }

    /** The token that a request shows, if it is of a session. */
    public static @Nullable String token(HttpServletRequest request) {
        String token = request.getHeader(Credentials.TOKEN);
        return token != null && isToken(token) ? token : null;
    }

    /** The access key that a request is signed with, if it is of a session. */
    public static @Nullable String accessKey(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !AuthorizationHeader.isSignature(authorization)) {
            return null;
        }
        Matcher accessKey = SIGNED_WITH.matcher(authorization);
        return accessKey.find() ? accessKey.group(1) : null;
    }
}
