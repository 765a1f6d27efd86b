package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** Rows that are shown, and go, together. It knows the highest of the numbers that clients are shown, and counts on. */
@Entity
class Generation {

    /** Counting does not come so far, so that what is stated beyond needs no notice. */
    private static final long HIGHEST_COUNTED = Long.MAX_VALUE / 2;

    /** Organizations have 32-bit numbers. */
    private static final long HIGHEST_COUNTED_ORGANIZATION = Integer.MAX_VALUE / 2;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "generation_seq")
    @SequenceGenerator(name = "generation_seq", sequenceName = "generation_seq", allocationSize = 1)
    private @Nullable Long id;

    private long lastOrganizationId;

    private long lastRepoId;

    private long lastTagId;

    private boolean changed;

    /** An empty one, that numbers from 1. */
    Generation() {}

    /** An empty one, that goes on with the numbers of another. */
    Generation(Generation before) {
        // Asked, since a generation that was not loaded yet has its fields empty.
        lastOrganizationId = before.lastOrganizationId();
        lastRepoId = before.lastRepoId();
        lastTagId = before.lastTagId();
    }

    long lastOrganizationId() {
        return lastOrganizationId;
    }

    long lastRepoId() {
        return lastRepoId;
    }

    long lastTagId() {
        return lastTagId;
    }

    long id() {
        return requireNonNull(id);
    }

    long nextOrganizationId() {
        return ++lastOrganizationId;
    }

    long nextRepoId() {
        return ++lastRepoId;
    }

    long nextTagId() {
        return ++lastTagId;
    }

    /** A number was stated for an organization; those that are given out later are higher. */
    void statedOrganizationId(long organizationId) {
        lastOrganizationId = organizationId > HIGHEST_COUNTED_ORGANIZATION
                ? lastOrganizationId
                : Math.max(lastOrganizationId, organizationId);
    }

    /** A number was stated for an image repository; those that are given out later are higher. */
    void statedRepoId(long repoId) {
        lastRepoId = higher(lastRepoId, repoId);
    }

    /** A number was stated for a tag; those that are given out later are higher. */
    void statedTagId(long tagId) {
        lastTagId = higher(lastTagId, tagId);
    }

    private static long higher(long last, long stated) {
        return stated > HIGHEST_COUNTED ? last : Math.max(last, stated);
    }

    /** Whether anything was ever written to it. */
    boolean isChanged() {
        return changed;
    }

    void changed() {
        changed = true;
    }
}
