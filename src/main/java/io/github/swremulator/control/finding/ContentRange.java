package io.github.swremulator.control.finding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Content-Range} of a list: {@code 20-10/70} for ten rows from the twentieth on, of seventy. */
record ContentRange(long offset, long rows, long total) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,19})-([0-9]{1,9})/([0-9]{1,18})");

    static Optional<ContentRange> parse(@Nullable String header) {
        Matcher matcher = FORM.matcher(header == null ? "" : header);
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    private static ContentRange of(Matcher matcher) {
        return new ContentRange(
                // Past the end of every list it does not matter how far.
                matcher.group(1).length() > 18 ? Long.MAX_VALUE / 2 : Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)));
    }

    /** Also for a client that takes the offset for the number of a page. */
    boolean isFirst() {
        return offset == 0 || (offset == 1 && rows > 1);
    }

    /** Where the next page begins. */
    long end() {
        return offset + rows;
    }

    boolean isLast() {
        return end() >= total;
    }
}
