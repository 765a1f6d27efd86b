package io.github.swremulator.control.finding;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a path that is no route because the name of a repository has its {@code /} in it. */
final class RepositoryPath {

    static final Sighting SLASH = new Sighting(
            Misuse.SLASH_IN_REPOSITORY,
            "a / in the name of a repository makes the path another route: write it $, as in web$frontend");

    private static final Pattern AFTER_REPOS = Pattern.compile("/v[23]/manage/namespaces/[^/]+/repos/(.+)");
    private static final Pattern ONE_SEGMENT = Pattern.compile("[^/]+(?:/tags(?:/[^/]*)?)?/?");

    private RepositoryPath() {}

    static boolean hasSlash(String path) {
        Matcher matcher = AFTER_REPOS.matcher(path);
        return matcher.matches() && hasSlashInName(matcher.group(1));
    }

    private static boolean hasSlashInName(String rest) {
        return rest.toLowerCase(Locale.ROOT).contains("%2f")
                || (!rest.startsWith("/") && !ONE_SEGMENT.matcher(rest).matches());
    }
}
