package io.github.swremulator.registry.world;

import io.github.swremulator.settings.SettingValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Remembers worlds under names, to show them again: for one session, or shared by all. */
@Service
public class Snapshots {

    /** The owner of shared snapshots. No session has this name. */
    private static final String ALL = "";

    private final JdbcClient jdbc;
    private final Worlds worlds;
    private final Collector collector;
    private final Settings settings;

    public record Snapshot(SnapshotName name, Instant takenAt) {}

    /**
     * How many snapshots are kept.
     *
     * @param max of each session, and of those that are shared
     */
    @ConfigurationProperties("swr.snapshot")
    record Settings(@DefaultValue("100") long max) {

        Settings {
            SettingValue.requireAtLeast(0, "swr.snapshot.max", max);
        }
    }

    Snapshots(JdbcClient jdbc, Worlds worlds, Collector collector, Settings settings) {
        this.jdbc = jdbc;
        this.worlds = worlds;
        this.collector = collector;
        this.settings = settings;
    }

    private static String owner(SessionName session, boolean isShared) {
        return isShared ? ALL : session.value();
    }

    /**
     * Remembers a session's world, in place of an earlier snapshot of the same name.
     *
     * @throws WorldException when the largest number of snapshots is reached
     */
    public Snapshot take(SessionName session, SnapshotName name, boolean isShared) {
        String owner = owner(session, isShared);
        return worlds.queued(session, () -> {
            long world = worlds.seal(session);
            if (isShared) {
                worlds.lockStore();
            }
            remove(owner, name);
            requireRoom(owner);
            Instant now = worlds.now();
            jdbc.sql("INSERT INTO snapshot (owner, name, world_id, taken_at) VALUES (?, ?, ?, ?)")
                    .params(owner, name.value(), world, now.atOffset(ZoneOffset.UTC))
                    .update();
            return new Snapshot(name, now);
        });
    }

    private void requireRoom(String owner) {
        long used = jdbc.sql("SELECT COUNT(*) FROM snapshot WHERE owner = ?")
                .param(owner)
                .query(Long.class)
                .single();
        if (used >= settings.max()) {
            throw WorldException.tooManySnapshots(settings.max());
        }
    }

    /**
     * Shows a snapshot's world in a session, in constant time.
     *
     * @throws WorldException when the snapshot does not exist
     */
    public void restore(SessionName session, SnapshotName name, boolean isShared) {
        worlds.queued(session, () -> {
            worlds.lock(session);
            // Locked, so that it is not deleted before the session shows its world.
            long world = jdbc.sql("SELECT world_id FROM snapshot WHERE owner = ? AND name = ? FOR UPDATE")
                    .params(owner(session, isShared), name.value())
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> WorldException.noSnapshot(name));
            worlds.show(session, world);
            return true;
        });
    }

    /** Returns a session's snapshots, or the shared ones, ordered by name. */
    public List<Snapshot> list(SessionName session, boolean isShared) {
        return jdbc.sql("SELECT name, taken_at FROM snapshot WHERE owner = ? ORDER BY name")
                .param(owner(session, isShared))
                .query(Snapshots::snapshot)
                .list();
    }

    /**
     * Returns a snapshot.
     *
     * @throws WorldException when it does not exist
     */
    public Snapshot find(SessionName session, SnapshotName name, boolean isShared) {
        return jdbc.sql("SELECT name, taken_at FROM snapshot WHERE owner = ? AND name = ?")
                .params(owner(session, isShared), name.value())
                .query(Snapshots::snapshot)
                .optional()
                .orElseThrow(() -> WorldException.noSnapshot(name));
    }

    private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(
                new SnapshotName(row.getString(1)),
                row.getObject(2, OffsetDateTime.class).toInstant());
    }

    /**
     * Deletes a snapshot.
     *
     * @throws WorldException when it does not exist
     */
    public void delete(SessionName session, SnapshotName name, boolean isShared) {
        worlds.queued(session, () -> {
            if (remove(owner(session, isShared), name) == 0) {
                throw WorldException.noSnapshot(name);
            }
            return true;
        });
    }

    private int remove(String owner, SnapshotName name) {
        collector.collectAfterCommit();
        return jdbc.sql("DELETE FROM snapshot WHERE owner = ? AND name = ?")
                .params(owner, name.value())
                .update();
    }
}
