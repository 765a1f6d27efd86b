package io.github.swremulator.blob;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names an upload.
 *
 * @param scope hexadecimal digits for where it was begun: elsewhere, its id names no upload
 */
public record UploadKey(String scope, UUID id) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final int SCOPE_BYTES = 16;

    public UploadKey {
        if (!HEX.matcher(scope).matches()) {
            throw new IllegalArgumentException("must be 32 lower-case hexadecimal digits");
        }
    }

    /** The upload with an id in a scope, such as the names of a session, an organization and an image repository. */
    public static UploadKey of(UUID id, String... scope) {
        try {
            // None of the names can contain a NUL.
            byte[] names = String.join("\0", scope).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(names);
            return new UploadKey(HexFormat.of().formatHex(hash, 0, SCOPE_BYTES), id);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
