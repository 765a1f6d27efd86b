package io.github.swremulator.control.journal;

import io.github.swremulator.control.ControlGuard;
import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.settings.SettingValue;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Remembers the last requests of each session, within the limits of the settings. */
@Component
public class Journal {

    private final boolean isOn;
    private final PerSession<Entries> entries;

    /**
     * Limits of a session's journal.
     *
     * @param enabled whether requests are recorded; findings need them
     * @param maxEntries the largest number of requests
     * @param maxBytes the most memory that they take, such as {@code 16MB}
     */
    @ConfigurationProperties("swr.journal")
    record Settings(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10000") int maxEntries,
            @DefaultValue("16MB") DataSize maxBytes) {

        Settings {
            SettingValue.requireAtLeast(1, "swr.journal.max-entries", maxEntries);
            SettingValue.require(maxBytes.toBytes() > 0, "swr.journal.max-bytes", maxBytes, "must be 1B or more");
        }
    }

    /**
     * What a session's journal remembers.
     *
     * @param entries the oldest first
     * @param dropped number of older entries that were forgotten since the journal was cleared
     * @param end number of entries that were ever added
     */
    public record Content(List<JournalEntry> entries, long dropped, long end) {

        /** The entries that were added after the first {@code number} ones. */
        public List<JournalEntry> after(long number) {
            long known = number - (end - entries.size());
            return entries.subList(Math.toIntExact(Math.max(0, known)), entries.size());
        }
    }

    Journal(Settings settings, ControlGuard control, PerSession.Memories memories) {
        this.isOn = settings.enabled() && control.isEnabled();
        this.entries = new PerSession<>(memories, () -> new Entries(settings));
    }

    /** Whether requests are recorded; never without the control API, which shows them. */
    boolean isOn() {
        return isOn;
    }

    /** Adds an entry to the journal of the session that the thread's call belongs to. */
    void add(JournalEntry entry) {
        entries.get().add(entry);
    }

    /**
     * The entries of the session that the thread's call belongs to.
     *
     * @throws RefusedException with 404 when the journal is off, since an empty list would mean that there were no requests
     */
    public Content content() {
        requireOn();
        return entries.get().content();
    }

    void clear() {
        requireOn();
        entries.get().clear();
    }

    private void requireOn() {
        if (!isOn) {
            throw new RefusedException(HttpStatus.NOT_FOUND, "the journal is off, see the setting swr.journal.enabled");
        }
    }

    @EventListener
    void reset(EmulatorReset reset) {
        if (reset.isOf(Part.REQUESTS)) {
            entries.get().clear();
        }
    }

    /** The entries of one session. The lock is held only while an entry is added. */
    static final class Entries {

        private final int maxEntries;
        private final long maxBytes;
        private final Queue<JournalEntry> entries = new ArrayDeque<>();
        private long bytes;
        private long dropped;
        private long end;

        Entries(Settings settings) {
            this.maxEntries = settings.maxEntries();
            this.maxBytes = settings.maxBytes().toBytes();
        }

        void add(JournalEntry entry) {
            long size = entry.bytes();
            synchronized (this) {
                entries.add(entry);
                bytes += size;
                end++;
                while (entries.size() > maxEntries || bytes > maxBytes) {
                    bytes -= entries.remove().bytes();
                    dropped++;
                }
            }
        }

        synchronized Content content() {
            return new Content(List.copyOf(entries), dropped, end);
        }

        synchronized long bytes() {
            return bytes;
        }

        synchronized void clear() {
            entries.clear();
            bytes = 0;
            dropped = 0;
        }
    }
}
