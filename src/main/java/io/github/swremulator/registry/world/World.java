package io.github.swremulator.registry.world;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A state of the catalog that may be changed. It assigns the numbers that clients see. */
public final class World {

    /** Higher numbers in a seed are not counted on from, so that no later number overflows. */
    private static final long HIGHEST_COUNTED = Long.MAX_VALUE / 2;
    /** Organizations have 32-bit numbers. */
    private static final long HIGHEST_COUNTED_ORGANIZATION = Integer.MAX_VALUE / 2;

    private final long id;
    private final boolean isSealed;
    private final Instant now;
    private long lastOrganizationId;
    private long lastRepoId;
    private long lastTagId;
    private boolean hasNewNumbers;

    World(long id, boolean isSealed, Instant now, long lastOrganizationId, long lastRepoId, long lastTagId) {
        this.id = id;
        this.isSealed = isSealed;
        this.now = now;
        this.lastOrganizationId = lastOrganizationId;
        this.lastRepoId = lastRepoId;
        this.lastTagId = lastTagId;
    }

    /** The value of {@code world_id} in its rows. */
    public long id() {
        return id;
    }

    /** Whether a seed or a snapshot needs it as it is. */
    boolean isSealed() {
        return isSealed;
    }

    /** The time of the change, in the precision of the store. */
    public Instant now() {
        return now;
    }

    public long nextOrganizationId() {
        hasNewNumbers = true;
        return ++lastOrganizationId;
    }

    public long nextRepoId() {
        hasNewNumbers = true;
        return ++lastRepoId;
    }

    public long nextTagId() {
        hasNewNumbers = true;
        return ++lastTagId;
    }

    /** An organization has this number; the next ones are higher. */
    public void usedOrganizationId(long used) {
        lastOrganizationId = higher(lastOrganizationId, used, HIGHEST_COUNTED_ORGANIZATION);
    }

    /** An image repository has this number; the next ones are higher. */
    public void usedRepoId(long used) {
        lastRepoId = higher(lastRepoId, used, HIGHEST_COUNTED);
    }

    /** A tag has this number; the next ones are higher. */
    public void usedTagId(long used) {
        lastTagId = higher(lastTagId, used, HIGHEST_COUNTED);
    }

    private long higher(long last, long used, long highestCounted) {
        if (used <= last || used > highestCounted) {
            return last;
        }
        hasNewNumbers = true;
        return used;
    }

    void saveNumbers(JdbcClient jdbc) {
        if (hasNewNumbers) {
            jdbc.sql("UPDATE world SET last_organization_id = ?, last_repo_id = ?, last_tag_id = ? WHERE id = ?")
                    .params(lastOrganizationId, lastRepoId, lastTagId, id)
                    .update();
        }
    }
}
