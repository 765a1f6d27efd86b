package io.github.swremulator.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A path below a session's base URL, {@code /_session/name/v2/manage/namespaces}, as it was sent.
 *
 * @param name whatever stands in the place of the name, still encoded
 * @param path what follows, with a slash at its beginning
 */
record SessionPath(String name, String path) {

    private static final String ROOT = "/_session/";

    /** Null where a path is none, or where nothing follows the name. */
    static @Nullable SessionPath parse(String sent) {
        int end = sent.startsWith(ROOT) ? sent.indexOf('/', ROOT.length()) : -1;
        return end < 0 || end == sent.length() - 1
                ? null
                : new SessionPath(sent.substring(ROOT.length(), end), sent.substring(end));
    }

    String prefix() {
        return ROOT + name;
    }
}
