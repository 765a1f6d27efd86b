package io.github.swremulator.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** A generation that is kept under a name. */
@Entity
class Snapshot {

    @Id
    private String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Generation generation;

    private Instant takenAt;

    @SuppressWarnings("NullAway.Init")
    protected Snapshot() {}

    Snapshot(SnapshotName name, Generation generation, Instant takenAt) {
        this.name = name.value();
        this.generation = generation;
        this.takenAt = takenAt;
    }

    Generation generation() {
        return generation;
    }

    SnapshotView view() {
        return new SnapshotView(new SnapshotName(name), takenAt);
    }
}
