package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** Rows that are shown, and go, together. It knows which numbers, of those that clients are shown, were given out. */
@Entity
class Generation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "generation_seq")
    @SequenceGenerator(name = "generation_seq", sequenceName = "generation_seq", allocationSize = 1)
    private @Nullable Long id;

    private long lastRepoId;

    private long lastTagId;

    private boolean changed;

    /** An empty one, that numbers from 1. */
    Generation() {}

    /** An empty one, that goes on with the numbers of another. */
    Generation(Generation before) {
        lastRepoId = before.lastRepoId;
        lastTagId = before.lastTagId;
    }

    long id() {
        return requireNonNull(id);
    }

    long nextRepoId() {
        return ++lastRepoId;
    }

    long nextTagId() {
        return ++lastTagId;
    }

    /** Whether anything was ever written to it. */
    boolean isChanged() {
        return changed;
    }

    void changed() {
        changed = true;
    }
}
