package io.github.swremulator.blob;

import io.github.swremulator.image.Digest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names an upload.
 *
 * @param scope hexadecimal digits for where it was begun: elsewhere, its id names no upload
 */
public record UploadKey(String scope, UUID id) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final int SCOPE_LENGTH = 32;

    public UploadKey {
        if (!HEX.matcher(scope).matches()) {
            throw new IllegalArgumentException("must be 32 lower-case hexadecimal digits");
        }
    }

    /** The upload with an id in a scope, such as the names of a session, an organization and an image repository. */
    public static UploadKey of(UUID id, String... scope) {
        // None of the names can contain a NUL.
        return new UploadKey(Digest.of(String.join("\0", scope)).hex().substring(0, SCOPE_LENGTH), id);
    }
}
