package io.github.swremulator.control.finding;

import java.util.NavigableMap;
import java.util.TreeMap;

/** Rows of a list that were read. Where they are in too many parts, the first gap counts as read. */
final class Rows {

    private static final int MAX_PARTS = 16;

    /** Where each part begins and ends; no two touch. */
    private final NavigableMap<Long, Long> parts = new TreeMap<>();

    boolean contain(ContentRange page) {
        return contain(page.offset(), page.end());
    }

    boolean areAll(long total) {
        return contain(0, total);
    }

    private boolean contain(long from, long to) {
        var part = parts.floorEntry(from);
        return part != null && part.getValue() >= to;
    }

    void add(ContentRange page) {
        var before = parts.floorEntry(page.offset());
        boolean touches = before != null && before.getValue() >= page.offset();
        put(touches ? before.getKey() : page.offset(), page.end());
        if (parts.size() > MAX_PARTS) {
            parts.put(parts.firstKey(), parts.remove(parts.higherKey(parts.firstKey())));
        }
    }

    /** Takes in the parts that begin no later than this one ends. */
    private void put(long from, long to) {
        var touched = parts.subMap(from, true, to, true);
        long end = touched.values().stream().reduce(to, Math::max);
        touched.clear();
        parts.put(from, end);
    }
}
