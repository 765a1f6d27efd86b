package io.github.swremulator.control.finding;

import io.github.swremulator.control.finding.Misuse.Rule;
import io.github.swremulator.control.journal.JournalEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one tag list that were read with one credential, by one reader or by several at once, which cannot be told
 * apart.
 *
 * <p>A reader that begins with the first page has stopped early until one reads the last row, or all rows are read in any
 * order. That clears all readers that began before: one that went on looks the same as one that stopped, and a false alarm
 * is worse than none.
 */
final class Traversal {

    private static final int MAX_READERS = 4;

    /** The rows that were read once, those that were read twice, and so on. */
    private final List<Rows> seen = new ArrayList<>();

    private final List<Page> unfinished = new ArrayList<>();
    private boolean isExcused;

    /** Who reads which list, and in which order. */
    record Key(
            String client,
            String repository,
            @Nullable String tag,
            @Nullable String column,
            @Nullable String type) {

        static Key of(JournalEntry entry, ListQuery query) {
            return new Key(
                    entry.client(),
                    entry.namespace() + "/" + entry.repository(),
                    query.value("tag"),
                    query.value("order_column"),
                    query.value("order_type"));
        }
    }

    /**
     * A page that was answered, with its {@code Content-Range}, such as {@code 20-10/70} for ten rows from the twentieth on, of
     * seventy.
     *
     * @param size the requested number of rows; 0 where the whole list was requested
     */
    private record Page(JournalEntry entry, long size, long offset, long rows, long total) {

        private static final Pattern CONTENT_RANGE = Pattern.compile("([0-9]{1,19})-([0-9]{1,9})/([0-9]{1,18})");
        private static final Pattern LIMIT = Pattern.compile("[0-9]{1,18}");

        static Optional<Page> of(JournalEntry entry, ListQuery query) {
            Matcher range = CONTENT_RANGE.matcher(entry.contentRange() == null ? "" : entry.contentRange());
            if (entry.status() != 200 || entry.aborted() || !range.matches()) {
                return Optional.empty();
            }
            // How far an offset is past the end does not matter.
            long offset = range.group(1).length() > 18 ? Long.MAX_VALUE / 2 : Long.parseLong(range.group(1));
            return Optional.of(new Page(
                    entry, size(query), offset, Long.parseLong(range.group(2)), Long.parseLong(range.group(3))));
        }

        private static long size(ListQuery query) {
            String limit = query.value("limit");
            return limit != null
                            && query.value("offset") != null
                            && LIMIT.matcher(limit).matches()
                    ? Long.parseLong(limit)
                    : 0;
        }

        /** Also for a client that takes the offset for a page number. */
        boolean isFirst() {
            return offset == 0 || (offset == 1 && rows > 1);
        }

        long end() {
            return offset + rows;
        }

        boolean isLast() {
            return end() >= total;
        }
    }

    /** Adds a request; a client that fails, or meets a fault rule, has a reason to stop. */
    void add(JournalEntry entry, ListQuery query) {
        Optional<Page> page = Page.of(entry, query);
        page.ifPresent(this::add);
        isExcused = page.isEmpty() || entry.rule() != null;
    }

    private void add(Page page) {
        boolean isFinished = completesRows(page) || page.isLast();
        if (isFinished || (isExcused && page.isFirst())) {
            unfinished.clear();
        }
        if (!isFinished && (page.isFirst() || !unfinished.isEmpty())) {
            unfinished.add(page);
        }
    }

    private boolean completesRows(Page page) {
        if (page.rows() > 0) {
            seen.stream()
                    .filter(rows -> !rows.contain(page.offset(), page.end()))
                    .findFirst()
                    .or(this::nextReader)
                    .ifPresent(rows -> rows.add(page.offset(), page.end()));
        }
        return seen.removeIf(rows -> rows.contain(0, page.total()));
    }

    private Optional<Rows> nextReader() {
        if (seen.size() == MAX_READERS) {
            return Optional.empty();
        }
        seen.add(new Rows());
        return Optional.of(seen.get(seen.size() - 1));
    }

    Optional<Misuse> stoppedEarly() {
        return isExcused || unfinished.isEmpty() ? Optional.empty() : Optional.of(misuse());
    }

    /** The requests of the readers that stopped early. */
    List<JournalEntry> requests() {
        return unfinished.stream().map(Page::entry).toList();
    }

    private Misuse misuse() {
        JournalEntry first = unfinished.get(0).entry();
        String repository = first.namespace() + "/" + first.repository() + ": ";
        Page furthest =
                unfinished.stream().max(Comparator.comparingLong(Page::end)).orElseThrow();
        String tags = furthest.end() + " of " + furthest.total() + " tags";
        List<Long> sizes = unfinished.stream().map(Page::size).distinct().toList();
        if (sizes.equals(List.of(0L))) {
            return new Misuse(
                    Rule.FIRST_HUNDRED_ONLY, repository + "without limit and offset only " + tags + " are listed");
        }
        String pages = sizes.size() == 1
                ? "page " + ceilDiv(furthest.end(), sizes.get(0)) + " of " + ceilDiv(furthest.total(), sizes.get(0))
                        + ", "
                : "";
        return new Misuse(Rule.STOPPED_EARLY, repository + "stopped after " + pages + tags);
    }

    private static long ceilDiv(long rows, long size) {
        return (rows + size - 1) / size;
    }

    /** Rows of a list, as ranges that do not touch: the end of each by its beginning. */
    private static final class Rows {

        private final NavigableMap<Long, Long> ranges = new TreeMap<>();

        boolean contain(long from, long to) {
            var range = ranges.floorEntry(from);
            return range != null && range.getValue() >= to;
        }

        void add(long from, long to) {
            var before = ranges.floorEntry(from);
            long begin = before != null && before.getValue() >= from ? before.getKey() : from;
            var touched = ranges.subMap(begin, true, to, true);
            long end = touched.values().stream().reduce(to, Math::max);
            touched.clear();
            ranges.put(begin, end);
        }
    }
}
