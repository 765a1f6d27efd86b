package io.github.swremulator.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path of the registry, such as {@code /v2/group/web/app/manifests/v1}, where the name may have any number of parts, and even be
 * {@code group/manifests}: only the end of the path says where the name ends.
 */
final class RegistryPath {

    private static final Pattern PATH = Pattern.compile("/v2/([^/].*)/((?:tags/list|manifests/[^/]+|referrers/[^/]+"
            + "|blobs/uploads/[^/]+|blobs/uploads/?|blobs/[^/]+))");

    /** No image repository has this name. */
    private static final String INVALID = "$";

    private static final Pattern NAME = Pattern.compile("[a-z0-9._/-]+");

    private RegistryPath() {}

    /** @param path that begins with {@code /v2/} */
    static boolean isOne(String path) {
        return path.length() == "/v2/".length()
                || path.equals("/v2/_catalog")
                || PATH.matcher(path).matches();
    }

    /** The image repository in a path, such as {@code group/web/app}; null for none, or for characters that no name has. */
    static @Nullable String name(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() && NAME.matcher(matcher.group(1)).matches() ? matcher.group(1) : null;
    }

    /**
     * Writes the name as the management API writes it: the organization, a slash, and the image repository with {@code $} for each
     * further slash. A name that has no slash, or characters that no name has, becomes an invalid one.
     */
    static String withMarkedName(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return path;
        }
        String[] name = matcher.group(1).split("/", 2);
        boolean isPlain = name.length == 2 && name[1].indexOf('$') < 0 && name[1].indexOf('%') < 0;
        return "/v2/" + name[0] + "/" + (isPlain ? name[1].replace('/', '$') : INVALID) + "/" + matcher.group(2);
    }
}
