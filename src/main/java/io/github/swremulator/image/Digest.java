package io.github.swremulator.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of a document's exact bytes: {@code sha256:} and 64 lower-case hexadecimal digits, or {@code sha512:} and 128
 * (OCI image specification, Descriptor, section Digests). SWR itself digests by SHA-256.
 */
public record Digest(String value) {

    private static final String SHA_256 = "sha256:";
    private static final String SHA_512 = "sha512:";
    /** Both are equally long. */
    private static final int PREFIX = SHA_256.length();

    /** @throws IllegalArgumentException when the value has another form; the message describes the form, without a subject */
    public Digest {
        if (!isDigest(value)) {
            throw new IllegalArgumentException(
                    "must be \"sha256:\" and 64 lower-case hexadecimal digits, or \"sha512:\" and 128");
        }
    }

    /** Without a regular expression, which took 3 % of a page's time. */
    private static boolean isDigest(String value) {
        int length = value.length();
        boolean is = (length == PREFIX + 64 && value.startsWith(SHA_256))
                || (length == PREFIX + 128 && value.startsWith(SHA_512));
        for (int i = PREFIX; is && i < length; i++) {
            char digit = value.charAt(i);
            is = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return is;
    }

    /** The SHA-256 of a document in UTF-8. */
    public static Digest of(String document) {
        return new Digest(SHA_256 + hash("SHA-256", document));
    }

    /** Whether it is the digest of a document in UTF-8. */
    public boolean isOf(String document) {
        return hash(isSha256() ? "SHA-256" : "SHA-512", document).equals(hex());
    }

    /** The result of a hash by SHA-256 or SHA-512. */
    public static Digest of(byte[] hash) {
        return new Digest(
                (hash.length == 32 ? SHA_256 : SHA_512) + HexFormat.of().formatHex(hash));
    }

    /** Whether it is by SHA-256, otherwise by SHA-512. */
    public boolean isSha256() {
        return value.startsWith(SHA_256);
    }

    /** {@code sha256} or {@code sha512}. */
    public String algorithm() {
        return value.substring(0, PREFIX - 1);
    }

    /** The digits alone, as SWR reports an image id. */
    public String hex() {
        return value.substring(PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String hash(String algorithm, String document) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
