package io.github.swremulator.control.finding;

import org.jspecify.annotations.Nullable;

/**
 * A client's way through the pages of a list.
 *
 * @param repository {@code namespace/repository}
 * @param pageSize the limit that was sent, 0 where none was, or {@link #SEVERAL}
 * @param furthest the page that is the furthest from the beginning
 */
record Traversal(String repository, long pageSize, ContentRange furthest, Evidence evidence) {

    private static final long SEVERAL = -1;

    /** Whose way it is, and through which list. */
    record Key(
            String client,
            String repository,
            @Nullable String tag,
            @Nullable String column,
            @Nullable String type) {}

    Traversal and(Traversal page) {
        return new Traversal(
                repository,
                pageSize == page.pageSize ? pageSize : SEVERAL,
                page.furthest.end() > furthest.end() ? page.furthest : furthest,
                evidence.and(page.evidence));
    }

    Sighting stoppedEarly() {
        String read = furthest.end() + " of " + furthest.total() + " tags";
        return pageSize == 0
                ? new Sighting(
                        Misuse.FIRST_HUNDRED_ONLY,
                        repository + ": without limit and offset only " + read + " are listed")
                : new Sighting(
                        Misuse.STOPPED_EARLY,
                        repository + ": stopped after " + (pageSize == SEVERAL ? "" : page() + ", ") + read);
    }

    private String page() {
        return "page " + pages(furthest.end()) + " of " + pages(furthest.total());
    }

    private long pages(long items) {
        return (items + pageSize - 1) / pageSize;
    }
}
