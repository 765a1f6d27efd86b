package io.github.swremulator.control.finding;

import org.jspecify.annotations.Nullable;

/**
 * A client's way through the pages of a list.
 *
 * @param repository {@code namespace/repository}
 * @param pageSize the first limit that was sent, or 0 while none was
 * @param furthest the page that is the furthest from the beginning
 */
record Traversal(String repository, long pageSize, ContentRange furthest, Evidence evidence) {

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
                pageSize == 0 ? page.pageSize : pageSize,
                page.furthest.end() > furthest.end() ? page.furthest : furthest,
                evidence.and(page.evidence));
    }

    /** Whether a page begins another way: a client that has gone on does not come back to the first page. */
    boolean endsBefore(Traversal page) {
        return page.furthest.isFirst() && !furthest.isFirst();
    }

    Sighting stoppedEarly() {
        String read = furthest.end() + " of " + furthest.total() + " tags";
        return pageSize == 0
                ? new Sighting(
                        Misuse.FIRST_HUNDRED_ONLY,
                        repository + ": without limit and offset only " + read + " are listed")
                : new Sighting(
                        Misuse.STOPPED_EARLY,
                        repository + ": stopped after page " + pages(furthest.end()) + " of " + pages(furthest.total())
                                + ", " + read);
    }

    private long pages(long items) {
        return (items + pageSize - 1) / pageSize;
    }
}
