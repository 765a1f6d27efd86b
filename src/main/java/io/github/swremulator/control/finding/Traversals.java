package io.github.swremulator.control.finding;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Follows clients through lists that they have not read to the end. */
final class Traversals {

    private static final int MAX = 5_000;

    private final Map<Traversal.Key, Reading> readings = new LinkedHashMap<>();
    private final Consumer<Traversal> stopped;

    /** With who is told of those that stopped early and will not be followed any more. */
    Traversals(Consumer<Traversal> stopped) {
        this.stopped = stopped;
    }

    void add(Traversal.Key key, Traversal page) {
        Reading known = readings.remove(key);
        Reading reading = known == null ? new Reading() : known;
        reading.add(page);
        if (!reading.isOver()) {
            readings.put(key, reading);
            forgetOldest();
        }
    }

    private void forgetOldest() {
        if (readings.size() > MAX) {
            Iterator<Reading> oldest = readings.values().iterator();
            oldest.next().stopped().ifPresent(stopped);
            oldest.remove();
        }
    }

    /** Blames nobody for stopping where the last call failed. */
    void excuse(Traversal.Key key) {
        Reading reading = readings.get(key);
        if (reading != null) {
            reading.excuse();
        }
    }

    void forEachStopped(Consumer<Traversal> reader) {
        readings.values().forEach(reading -> reading.stopped().ifPresent(reader));
    }

    void clear() {
        readings.clear();
    }
}
