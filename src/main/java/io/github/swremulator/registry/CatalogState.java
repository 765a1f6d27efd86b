package io.github.swremulator.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is shown: a base, and the changes over it; and the seed, to go back to. There is one, and who exchanges holds its lock. */
@Entity
class CatalogState {

    @Id
    private int id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Generation seed;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Generation base;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Generation changes;

    private @Nullable Instant seededAt;

    /** Counts the changes. Read by {@link CatalogVersion}. */
    @SuppressWarnings("UnusedVariable")
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected CatalogState() {}

    Generation seed() {
        return seed;
    }

    Generation base() {
        return base;
    }

    Generation changes() {
        return changes;
    }

    boolean wasSeeded() {
        return seededAt != null;
    }

    void changed() {
        version++;
    }

    void seeded(Generation content, Instant at) {
        seed = content;
        seededAt = at;
    }

    void show(Generation newBase, Generation newChanges) {
        base = newBase;
        changes = newChanges;
    }
}
