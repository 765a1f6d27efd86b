package io.github.swremulator.registry.world;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Keeps what a session shows under names, to show it again: for the session alone, or shared by all. */
@Service
public class Snapshots {

    /** Owns what is shared: no session has this name. */
    private static final String ALL = "";

    private final JdbcClient jdbc;
    private final Worlds worlds;
    private final Collector collector;
    private final SnapshotSettings settings;

    Snapshots(JdbcClient jdbc, Worlds worlds, Collector collector, SnapshotSettings settings) {
        this.jdbc = jdbc;
        this.worlds = worlds;
        this.collector = collector;
        this.settings = settings;
    }

    private static String owner(SessionName session, boolean shared) {
        return shared ? ALL : session.value();
    }

    /**
     * Keeps what a session shows now, in place of what had this name.
     *
     * @throws TooManySnapshotsException when there are as many as there may be
     */
    public SnapshotView take(SessionName session, SnapshotName name, boolean shared) {
        String owner = owner(session, shared);
        SnapshotView kept = worlds.queued(session, () -> {
            long world = worlds.seal(session);
            if (shared) {
                worlds.lockStore();
            }
            remove(owner, name);
            requireRoom(owner);
            Instant now = worlds.now();
            jdbc.sql("INSERT INTO snapshot (owner, name, world_id, taken_at) VALUES (?, ?, ?, ?)")
                    .params(owner, name.value(), world, now.atOffset(ZoneOffset.UTC))
                    .update();
            return new SnapshotView(name, now);
        });
        collector.collectSoon();
        return kept;
    }

    private void requireRoom(String owner) {
        long used = jdbc.sql("SELECT COUNT(*) FROM snapshot WHERE owner = ?")
                .param(owner)
                .query(Long.class)
                .single();
        if (used >= settings.max()) {
            throw new TooManySnapshotsException(settings.max());
        }
    }

    /**
     * Shows it again. Takes the same time whatever there is.
     *
     * @throws SnapshotNotFoundException when there is none of this name
     */
    public void restore(SessionName session, SnapshotName name, boolean shared) {
        worlds.locked(session, shown -> {
            // Locked, so that nobody deletes it before the session shows its world.
            long world = jdbc.sql("SELECT world_id FROM snapshot WHERE owner = ? AND name = ? FOR UPDATE")
                    .params(owner(session, shared), name.value())
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> new SnapshotNotFoundException(name));
            worlds.show(session, world);
            return world;
        });
        collector.collectSoon();
    }

    /** The snapshots of the session, or those that are shared, in the order of their names. */
    public List<SnapshotView> list(SessionName session, boolean shared) {
        return jdbc.sql("SELECT name, taken_at FROM snapshot WHERE owner = ? ORDER BY name")
                .param(owner(session, shared))
                .query(Snapshots::view)
                .list();
    }

    /**
     * The snapshot of this name.
     *
     * @throws SnapshotNotFoundException when there is none
     */
    public SnapshotView find(SessionName session, SnapshotName name, boolean shared) {
        return jdbc.sql("SELECT name, taken_at FROM snapshot WHERE owner = ? AND name = ?")
                .params(owner(session, shared), name.value())
                .query(Snapshots::view)
                .optional()
                .orElseThrow(() -> new SnapshotNotFoundException(name));
    }

    private static SnapshotView view(ResultSet row, int number) throws SQLException {
        return new SnapshotView(
                new SnapshotName(row.getString(1)),
                row.getObject(2, OffsetDateTime.class).toInstant());
    }

    /**
     * Forgets it.
     *
     * @throws SnapshotNotFoundException when there is none of this name
     */
    public void delete(SessionName session, SnapshotName name, boolean shared) {
        worlds.queued(session, () -> {
            if (remove(owner(session, shared), name) == 0) {
                throw new SnapshotNotFoundException(name);
            }
            return name;
        });
        collector.collectSoon();
    }

    private int remove(String owner, SnapshotName name) {
        return jdbc.sql("DELETE FROM snapshot WHERE owner = ? AND name = ?")
                .params(owner, name.value())
                .update();
    }
}
