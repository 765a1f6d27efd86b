package io.github.swremulator.control.finding;

import io.github.swremulator.control.finding.Misuse.Rule;
import io.github.swremulator.control.journal.JournalEntry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for misuse in the path of a request. */
final class PathChecks {

    static final Misuse DOUBLE_SLASH = new Misuse(
            Rule.DOUBLE_SLASH, "the path begins with // and is read as /: remove the slash at the end of the endpoint");

    static final Misuse SLASH_IN_REPOSITORY = new Misuse(
            Rule.SLASH_IN_REPOSITORY,
            "a / in the name of a repository makes the path another route: replace it by $, as in web$frontend");

    private static final Pattern AFTER_REPOS = Pattern.compile("/(v[23])/manage/namespaces/[^/]+/repos/(.+)");

    /** What the real service has below a repository: {@code …/tags}, {@code …/tags/{tag}}, {@code …/{tag}/references}. */
    private static final Set<String> OF_REPOSITORY =
            Set.of("tags", "access", "retentions", "sync_images", "sync_job", "sync_repo", "triggers");

    private static final Set<String> COLLECTIONS = Set.of("tags", "retentions", "triggers");
    private static final Set<String> OF_TAG = Set.of("accessories", "references");

    private PathChecks() {}

    static boolean hasDoubleSlash(JournalEntry entry) {
        return entry.path().endsWith("/" + entry.routedPath());
    }

    /** Whether the path is no route because the name of a repository contains a slash. */
    static boolean hasSlashInRepository(JournalEntry entry) {
        Matcher path = AFTER_REPOS.matcher(entry.routedPath());
        return entry.status() == 404
                && path.matches()
                && hasSlashInName(path.group(1), List.of(path.group(2).split("/", -1)));
    }

    private static boolean hasSlashInName(String version, List<String> segments) {
        int name = segments.size() - (version.equals("v3") ? lengthOfTagList(segments) : lengthOfRoute(segments));
        boolean isRoute = name < segments.size()
                && segments.stream().noneMatch(segment -> segment.isEmpty() || segment.indexOf(';') >= 0);
        return isRoute && (name > 1 || segments.get(0).toUpperCase(Locale.ROOT).contains("%2F"));
    }

    private static int lengthOfTagList(List<String> segments) {
        return segments.size() > 1 && last(segments, 1).equals("tags") ? 1 : 0;
    }

    /** The length of the longest route, so that no part of a real one is taken for a name. */
    private static int lengthOfRoute(List<String> segments) {
        boolean canBeTwo = segments.size() > 2;
        if (canBeTwo && (COLLECTIONS.contains(last(segments, 2)) || OF_TAG.contains(last(segments, 1)))) {
            return 2;
        }
        return segments.size() > 1 && OF_REPOSITORY.contains(last(segments, 1)) ? 1 : 0;
    }

    private static String last(List<String> segments, int n) {
        return segments.get(segments.size() - n);
    }
}
