package io.github.swremulator.registry;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is shown under names, to show it again. */
@Service
@Transactional
public class CatalogSnapshots {

    private final Snapshots snapshots;
    private final CatalogStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CatalogSnapshots(Snapshots snapshots, CatalogStore store, ApplicationEventPublisher events, Clock clock) {
        this.snapshots = snapshots;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps what is shown now, in place of what had this name; answers it. */
    public SnapshotView take(SnapshotName name) {
        Snapshot taken = new Snapshot(name, store.seal(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        events.publishEvent(new GenerationsExchanged());
        return snapshots.save(taken).view();
    }

    /**
     * Shows it again. Takes the same time whatever there is.
     *
     * @throws SnapshotNotFoundException when there is none of this name
     */
    public void restore(SnapshotName name) {
        store.lock();
        store.show(snapshot(name).generation());
    }

    /** The snapshots in the order of their names. */
    @Transactional(readOnly = true)
    public List<SnapshotView> list() {
        return snapshots.findAllByOrderByName().stream().map(Snapshot::view).toList();
    }

    /**
     * The snapshot of this name.
     *
     * @throws SnapshotNotFoundException when there is none
     */
    @Transactional(readOnly = true)
    public SnapshotView find(SnapshotName name) {
        return snapshot(name).view();
    }

    /**
     * Forgets it.
     *
     * @throws SnapshotNotFoundException when there is none of this name
     */
    public void delete(SnapshotName name) {
        store.lock();
        snapshots.delete(snapshot(name));
        events.publishEvent(new GenerationsExchanged());
    }

    private Snapshot snapshot(SnapshotName name) {
        return snapshots.findByName(name.value()).orElseThrow(() -> new SnapshotNotFoundException(name));
    }
}
