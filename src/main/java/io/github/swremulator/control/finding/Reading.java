package io.github.swremulator.control.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one list with one credential, by one client or by several at once, which cannot be told apart.
 *
 * <p>Whoever begins with the first page is held to stop early until somebody comes to the last row, or all rows are read in
 * whatever order. That clears all who began before: one that went on looks the same as one that stopped, and a false alarm
 * is worse than none.
 */
final class Reading {

    private static final int MAX_READERS = 4;

    /** The rows that were read once, those that were read twice, and so on: as many as there may be readers under way. */
    private final List<Rows> seen = new ArrayList<>();

    private @Nullable Traversal unfinished;
    private boolean isExcused;

    void add(Traversal page) {
        boolean isComplete = isCompletedBy(page.furthest());
        if (isComplete || page.furthest().isLast()) {
            unfinished = null;
        } else if (unfinished == null || (isExcused && page.furthest().isFirst())) {
            unfinished = page.furthest().isFirst() ? page : null;
        } else {
            unfinished = unfinished.and(page);
        }
        isExcused = false;
    }

    private boolean isCompletedBy(ContentRange page) {
        if (page.rows() > 0) {
            rowsWithout(page).add(page);
        }
        return seen.removeIf(rows -> rows.areAll(page.total()));
    }

    private Rows rowsWithout(ContentRange page) {
        return seen.stream().filter(rows -> !rows.contain(page)).findFirst().orElseGet(this::oneMore);
    }

    private Rows oneMore() {
        Rows rows = new Rows();
        if (seen.size() < MAX_READERS) {
            seen.add(rows);
        }
        return rows;
    }

    /** Nobody is to blame who stops here. */
    void excuse() {
        isExcused = true;
    }

    Optional<Traversal> stopped() {
        return isExcused ? Optional.empty() : Optional.ofNullable(unfinished);
    }

    boolean isOver() {
        return seen.isEmpty() && unfinished == null;
    }
}
