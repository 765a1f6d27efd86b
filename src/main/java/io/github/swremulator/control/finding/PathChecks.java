package io.github.swremulator.control.finding;

import io.github.swremulator.control.finding.Misuse.Rule;
import io.github.swremulator.control.journal.JournalEntry;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for misuse in the path of a request. */
final class PathChecks {

    static final Misuse DOUBLE_SLASH = new Misuse(
            Rule.DOUBLE_SLASH, "the path begins with // and is read as /: remove the slash at the end of the endpoint");

    static final Misuse SLASH_IN_REPOSITORY = new Misuse(
            Rule.SLASH_IN_REPOSITORY,
            "a / in the name of a repository makes the path another route: replace it by $, as in web$frontend");

    /** Matches the name reluctantly, so that it excludes the rest of the route. */
    private static final String REPOSITORY = "/manage/namespaces/[^/]+/repos/([^;]+?)";

    /** The routes of version 2 of the real service below a repository. */
    private static final Pattern BELOW_REPOSITORY = Pattern.compile("/v2" + REPOSITORY
            + "/(?:(?:tags|access|retentions|sync_images|sync_job|sync_repo|triggers)"
            + "|(?:tags|retentions|triggers)/[^/;]+"
            + "|[^/;]+/(?:accessories|references))");

    private static final Pattern V3_TAGS = Pattern.compile("/v3" + REPOSITORY + "/tags");

    private PathChecks() {}

    static boolean hasDoubleSlash(JournalEntry entry) {
        return entry.path().endsWith("/" + entry.routedPath());
    }

    /** Whether the path is no route because the name of a repository contains a slash. */
    static boolean hasSlashInRepository(JournalEntry entry) {
        String path = entry.routedPath();
        return entry.status() == 404
                && !path.contains("//")
                && Stream.of(BELOW_REPOSITORY, V3_TAGS)
                        .map(route -> route.matcher(path))
                        .filter(Matcher::matches)
                        .map(route -> route.group(1).toUpperCase(Locale.ROOT))
                        .anyMatch(name -> name.contains("/") || name.contains("%2F"));
    }
}
