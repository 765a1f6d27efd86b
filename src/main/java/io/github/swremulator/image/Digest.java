package io.github.swremulator.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a document's exact bytes, written {@code sha256:} and 64 lower-case hexadecimal digits
 * (OCI image specification, Descriptor, section Digests).
 */
public record Digest(String value) {

    private static final String ALGORITHM_PREFIX = "sha256:";
    private static final String DIGITS = "0123456789abcdef";
    private static final int LENGTH = ALGORITHM_PREFIX.length() + 64;

    /** @throws IllegalArgumentException when the value has another form; the message describes the form, without a subject */
    public Digest {
        if (!isDigest(value)) {
            throw new IllegalArgumentException("must be \"sha256:\" and 64 lower-case hexadecimal digits");
        }
    }

    /** Without a regular expression, which took 3 % of a page's time. */
    private static boolean isDigest(String value) {
        boolean is = value.length() == LENGTH && value.startsWith(ALGORITHM_PREFIX);
        for (int i = ALGORITHM_PREFIX.length(); is && i < LENGTH; i++) {
            is = DIGITS.indexOf(value.charAt(i)) >= 0;
        }
        return is;
    }

    /** The digest of a document in UTF-8. */
    public static Digest of(String document) {
        byte[] hash = sha256().digest(document.getBytes(StandardCharsets.UTF_8));
        return new Digest(ALGORITHM_PREFIX + HexFormat.of().formatHex(hash));
    }

    /** The 64 digits alone, as SWR reports an image id. */
    public String hex() {
        return value.substring(ALGORITHM_PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
