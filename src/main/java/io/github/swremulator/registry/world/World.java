package io.github.swremulator.registry.world;

import java.time.Instant;

/** A state of the catalog that may be changed. It gives out the numbers that clients are shown. */
public final class World {

    /** Counting does not come so far, so that a higher number in a seed needs no notice. */
    private static final long HIGHEST_COUNTED = Long.MAX_VALUE / 2;
    /** Organizations have 32-bit numbers. */
    private static final long HIGHEST_COUNTED_ORGANIZATION = Integer.MAX_VALUE / 2;

    private final long id;
    private final Instant now;
    private final Numbers before;
    private Numbers last;

    /** The highest numbers that were given out. */
    record Numbers(long organizationId, long repoId, long tagId) {

        static final Numbers NONE = new Numbers(0, 0, 0);
    }

    World(long id, Numbers last, Instant now) {
        this.id = id;
        this.now = now;
        this.before = last;
        this.last = last;
    }

    /** Of its rows. */
    public long id() {
        return id;
    }

    /** The time of the change, as exact as it is kept. */
    public Instant now() {
        return now;
    }

    Numbers last() {
        return last;
    }

    boolean hasGivenNumbers() {
        return !last.equals(before);
    }

    public long nextOrganizationId() {
        last = new Numbers(last.organizationId() + 1, last.repoId(), last.tagId());
        return last.organizationId();
    }

    public long nextRepoId() {
        last = new Numbers(last.organizationId(), last.repoId() + 1, last.tagId());
        return last.repoId();
    }

    public long nextTagId() {
        last = new Numbers(last.organizationId(), last.repoId(), last.tagId() + 1);
        return last.tagId();
    }

    /** An organization has this number; those that are given out later are higher. */
    public void usedOrganizationId(long organizationId) {
        if (organizationId <= HIGHEST_COUNTED_ORGANIZATION) {
            last = new Numbers(Math.max(last.organizationId(), organizationId), last.repoId(), last.tagId());
        }
    }

    /** An image repository has this number; those that are given out later are higher. */
    public void usedRepoId(long repoId) {
        if (repoId <= HIGHEST_COUNTED) {
            last = new Numbers(last.organizationId(), Math.max(last.repoId(), repoId), last.tagId());
        }
    }

    /** A tag has this number; those that are given out later are higher. */
    public void usedTagId(long tagId) {
        if (tagId <= HIGHEST_COUNTED) {
            last = new Numbers(last.organizationId(), last.repoId(), Math.max(last.tagId(), tagId));
        }
    }
}
