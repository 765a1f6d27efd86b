package io.github.swremulator.control.call;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls. A token is a secret, so that only a part of its SHA-256 is ever kept or shown. */
public final class Credential {

    private static final String SIGNATURE_SCHEME = "SDK-HMAC-SHA256 ";
    private static final Pattern ACCESS_KEY = Pattern.compile("[ ,]Access=([^,\\s]{1,128})");
    private static final int BYTES_SHOWN = 6;

    private Credential() {}

    /** The access key, or {@code token-} and 12 hexadecimal digits, or null where a request shows neither. */
    static @Nullable String of(HttpServletRequest request) {
        String token = request.getHeader("X-Auth-Token");
        if (token != null && !token.isBlank()) {
            return name(token);
        }
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.startsWith(SIGNATURE_SCHEME) ? accessKey(authorization) : null;
    }

    private static @Nullable String accessKey(String signature) {
        Matcher accessKey = ACCESS_KEY.matcher(signature);
        return accessKey.find() ? accessKey.group(1) : null;
    }

    /** How the bearer of a token is called. */
    public static String name(String token) {
        byte[] hash = sha256().digest(token.getBytes(StandardCharsets.UTF_8));
        return "token-" + HexFormat.of().formatHex(hash, 0, BYTES_SHOWN);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
