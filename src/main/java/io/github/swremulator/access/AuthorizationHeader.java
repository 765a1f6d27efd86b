package io.github.swremulator.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code SDK-HMAC-SHA256 Access=…, SignedHeaders=…;…, Signature=…}, in any order.
 *
 * @param signedHeaders their names in lower case, in the order in which they were signed
 */
record AuthorizationHeader(String accessKey, List<String> signedHeaders, String signature) {

    static final String SCHEME = "SDK-HMAC-SHA256 ";

    private static final int MAX_LENGTH = 8192;
    private static final Set<String> PARTS = Set.of("Access", "SignedHeaders", "Signature");
    private static final Pattern ACCESS_KEY = Pattern.compile(UserSettings.ACCESS_KEY);
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9_.~!#$%&'*+^`|-]+");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    static boolean isSignature(String header) {
        return header.startsWith(SCHEME);
    }

    /** Reads it in one pass, whatever it says. */
    static @Nullable AuthorizationHeader parse(String header) {
        Map<String, String> parts = header.length() > MAX_LENGTH ? Map.of() : parts(header.substring(SCHEME.length()));
        if (!parts.keySet().equals(PARTS)) {
            return null;
        }
        String signed = parts.getOrDefault("SignedHeaders", "").toLowerCase(Locale.ROOT);
        AuthorizationHeader read = new AuthorizationHeader(
                parts.getOrDefault("Access", ""), List.of(signed.split(";", -1)), parts.getOrDefault("Signature", ""));
        return read.isWellFormed() ? read : null;
    }

    /** Nothing where a part is none, or is there twice. */
    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0
                    || parts.putIfAbsent(
                                    part.substring(0, equals).strip(),
                                    part.substring(equals + 1).strip())
                            != null) {
                return Map.of();
            }
        }
        return parts;
    }

    private boolean isWellFormed() {
        return ACCESS_KEY.matcher(accessKey).matches()
                && signedHeaders.stream()
                        .allMatch(name -> HEADER_NAME.matcher(name).matches())
                && new HashSet<>(signedHeaders).size() == signedHeaders.size()
                && SIGNATURE.matcher(signature).matches();
    }
}
