package io.github.swremulator.blob;

import io.github.swremulator.image.Digest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of blobs and uploads in a store, as those of files or objects. */
final class Names {

    /** What contains uploads. */
    static final String UPLOADS = "uploads/";
    /** What contains blobs. */
    static final List<String> BLOBS = List.of("sha256/", "sha512/");

    private static final Pattern BLOB = Pattern.compile("(sha256|sha512)/[0-9a-f]{2}/([0-9a-f]+)");
    private static final Pattern UPLOAD = Pattern.compile(UPLOADS + "([0-9a-f]{32})-([0-9a-f-]{36}).*");

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
        return parse(BLOB, name).map(parts -> new Digest(parts.group(1) + ":" + parts.group(2)));
    }

    /** The upload with a name, or with one that begins so; nothing for a name that others made. */
    static Optional<UploadKey> upload(String name) {
        return parse(UPLOAD, name).map(parts -> new UploadKey(parts.group(1), UUID.fromString(parts.group(2))));
    }

    private static Optional<MatchResult> parse(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }
}
