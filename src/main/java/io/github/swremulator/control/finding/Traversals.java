package io.github.swremulator.control.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Follows clients through lists of which they have not seen the last page. */
final class Traversals {

    private static final int MAX = 5_000;

    private final Map<Traversal.Key, Traversal> unfinished = new LinkedHashMap<>();
    private final Consumer<Traversal> stopped;

    /** With who is told of the ways that will not be followed any more. */
    Traversals(Consumer<Traversal> stopped) {
        this.stopped = stopped;
    }

    void add(Traversal.Key key, Traversal page) {
        Traversal before = unfinished.remove(key);
        if (before != null && before.endsBefore(page)) {
            stopped.accept(before);
            before = null;
        }
        // Of pages that are asked for side by side, some come after the last one.
        if (!page.furthest().isLast() && (before != null || page.furthest().isFirst())) {
            unfinished.put(key, before == null ? page : before.and(page));
            forgetOldest();
        }
    }

    private void forgetOldest() {
        if (unfinished.size() > MAX) {
            Traversal.Key oldest = unfinished.keySet().iterator().next();
            stopped.accept(unfinished.get(oldest));
            unfinished.remove(oldest);
        }
    }

    void forEach(Consumer<Traversal> reader) {
        unfinished.values().forEach(reader);
    }

    void clear() {
        unfinished.clear();
    }
}
