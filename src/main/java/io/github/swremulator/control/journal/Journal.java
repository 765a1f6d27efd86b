package io.github.swremulator.control.journal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Remembers the last requests of a session, as many as fit; a lock is held for no longer than an entry takes to be put in its place. */
class Journal {

    private final int maxEntries;
    private final long maxBytes;
    private final Queue<JournalEntry> entries = new ArrayDeque<>();
    private long bytes;
    private long dropped;

    /** What it remembers, the oldest first, and how many older ones it forgot. */
    record Content(List<JournalEntry> entries, long dropped) {}

    Journal(JournalSettings settings) {
        this.maxEntries = settings.maxEntries();
        this.maxBytes = settings.maxBytes().toBytes();
    }

    void add(JournalEntry entry) {
        long size = entry.bytes();
        synchronized (this) {
            entries.add(entry);
            bytes += size;
            while (entries.size() > maxEntries || bytes > maxBytes) {
                bytes -= entries.remove().bytes();
                dropped++;
            }
        }
    }

    synchronized Content content() {
        return new Content(List.copyOf(entries), dropped);
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Forgets everything, also how much it forgot before. */
    synchronized void clear() {
        entries.clear();
        bytes = 0;
        dropped = 0;
    }
}
