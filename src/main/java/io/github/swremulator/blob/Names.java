package io.github.swremulator.blob;

import io.github.swremulator.image.Digest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of blobs and uploads in a store, as those of files or objects. */
final class Names {

    /** What contains uploads. */
    static final String UPLOADS = "uploads/";
    /** What contains blobs. */
    static final List<String> BLOBS = List.of("sha256/", "sha512/");

    private static final Pattern BLOB =
            Pattern.compile("sha256/[0-9a-f]{2}/[0-9a-f]{64}|sha512/[0-9a-f]{2}/[0-9a-f]{128}");
    private static final Pattern UPLOAD =
            Pattern.compile(UPLOADS + "([0-9a-f]{32})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/[0-9]+)?");

    private Names() {}

    /** A folder would otherwise have too many files for some tools. */
    static String of(Digest digest) {
        String hex = digest.hex();
        return digest.algorithm() + "/" + hex.substring(0, 2) + "/" + hex;
    }

    static String of(UploadKey upload) {
        return UPLOADS + upload.scope() + "-" + upload.id();
    }

    /** The blob with a name; nothing for a name that others made. */
    static Optional<Digest> blob(String name) {
        return BLOB.matcher(name).matches()
                ? Optional.of(new Digest(name.replaceFirst("/../", ":")))
                : Optional.empty();
    }

    /** The upload with a name, or with a chunk of that name; nothing for a name that others made. */
    static Optional<UploadKey> upload(String name) {
        Matcher parts = UPLOAD.matcher(name);
        return parts.matches()
                ? Optional.of(new UploadKey(parts.group(1), UUID.fromString(parts.group(2))))
                : Optional.empty();
    }
}
