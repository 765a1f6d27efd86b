package io.github.swremulator.control.finding;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a path that is no route because the name of a repository has its {@code /} in it. */
final class RepositoryPath {

    static final Sighting SLASH = new Sighting(
            Misuse.SLASH_IN_REPOSITORY,
            "a / in the name of a repository makes the path another route: write it $, as in web$frontend");

    private static final Pattern AFTER_REPOS = Pattern.compile("/(v[23])/manage/namespaces/[^/]+/repos/(.+)");

    /** What the real service has below a repository: {@code …/tags}, {@code …/tags/{tag}}, {@code …/{tag}/references}. */
    private static final Set<String> OF_REPOSITORY =
            Set.of("tags", "access", "retentions", "sync_images", "sync_job", "sync_repo", "triggers");

    private static final Set<String> WITH_MEMBERS = Set.of("tags", "retentions", "triggers");
    private static final Set<String> OF_TAG = Set.of("accessories", "references");

    private RepositoryPath() {}

    static boolean hasSlash(String path) {
        Matcher matcher = AFTER_REPOS.matcher(path);
        return matcher.matches()
                && hasSlashInName(matcher.group(1), List.of(matcher.group(2).split("/", -1)));
    }

    private static boolean hasSlashInName(String version, List<String> segments) {
        int name = segments.size() - (version.equals("v3") ? lengthOfTagList(segments) : lengthOfRoute(segments));
        boolean isRoute = name < segments.size() && segments.stream().allMatch(RepositoryPath::isName);
        return isRoute && (name > 1 || segments.get(0).toUpperCase(Locale.ROOT).contains("%2F"));
    }

    private static boolean isName(String segment) {
        return !segment.isEmpty() && segment.indexOf(';') < 0;
    }

    private static int lengthOfTagList(List<String> segments) {
        return segments.size() > 1 && last(segments, 1).equals("tags") ? 1 : 0;
    }

    /** The longest, so that no part of a real route is taken for a name. */
    private static int lengthOfRoute(List<String> segments) {
        boolean canBeTwo = segments.size() > 2;
        if (canBeTwo && (WITH_MEMBERS.contains(last(segments, 2)) || OF_TAG.contains(last(segments, 1)))) {
            return 2;
        }
        return segments.size() > 1 && OF_REPOSITORY.contains(last(segments, 1)) ? 1 : 0;
    }

    private static String last(List<String> segments, int n) {
        return segments.get(segments.size() - n);
    }
}
