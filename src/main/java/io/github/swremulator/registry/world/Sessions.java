package io.github.swremulator.registry.world;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions. {@link SessionName#DEFAULT} is always there. */
@Component
public class Sessions {

    private static final String VIEW =
            "SELECT id, name, access_key, secret_key, token, opened_at, used_at FROM session";

    private final JdbcClient jdbc;
    private final Worlds worlds;
    private final Collector collector;

    Sessions(JdbcClient jdbc, Worlds worlds, Collector collector) {
        this.jdbc = jdbc;
        this.worlds = worlds;
        this.collector = collector;
    }

    /**
     * Opens a session.
     *
     * @param seed writes what it holds, and goes back to at a reset; null for the seed of the default session
     * @param max how many sessions there may be beside the default one
     * @throws SessionExistsException when there is one of this name
     * @throws TooManySessionsException when there are as many as there may be
     */
    public SessionView open(SessionName name, SessionKeys keys, @Nullable Consumer<World> seed, long max, Instant now) {
        return worlds.queued(name, () -> {
            // Before the seed is read, which may take long; and after it, when nobody else opens one, or seeds the
            // store.
            requireRoom(name, max);
            Long own = seed == null ? null : worlds.fillSealed(seed);
            worlds.lockStore();
            requireRoom(name, max);
            long world = own == null ? seedOfDefault() : own;
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            jdbc.sql("INSERT INTO session (name, world_id, seed_id, access_key, secret_key, token, opened_at, used_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(name.value(), world, world, keys.accessKey(), keys.secretKey(), keys.token(), at, at)
                    .update();
            return find(name).orElseThrow();
        });
    }

    private long seedOfDefault() {
        return jdbc.sql("SELECT seed_id FROM session WHERE name = ?")
                .param(SessionName.DEFAULT.value())
                .query(Long.class)
                .single();
    }

    private void requireRoom(SessionName name, long max) {
        if (find(name).isPresent()) {
            throw new SessionExistsException(name);
        }
        // The default session is not counted.
        if (jdbc.sql("SELECT COUNT(*) FROM session").query(Long.class).single() > max) {
            throw new TooManySessionsException(max);
        }
    }

    public Optional<SessionView> find(SessionName name) {
        return find("name", name.value());
    }

    public Optional<SessionView> findByAccessKey(String accessKey) {
        return find("access_key", accessKey);
    }

    public Optional<SessionView> findByToken(String token) {
        return find("token", token);
    }

    private Optional<SessionView> find(String column, String value) {
        return jdbc.sql(VIEW + " WHERE " + column + " = ?")
                .param(value)
                .query(Sessions::view)
                .optional();
    }

    /** All but the default one, in the order of their names. */
    public List<SessionView> list() {
        return jdbc.sql(VIEW + " WHERE name <> ? ORDER BY name")
                .param(SessionName.DEFAULT.value())
                .query(Sessions::view)
                .list();
    }

    private static SessionView view(ResultSet row, int number) throws SQLException {
        String accessKey = row.getString(3);
        return new SessionView(
                row.getLong(1),
                new SessionName(row.getString(2)),
                accessKey == null ? null : new SessionKeys(accessKey, row.getString(4), row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    /**
     * Closes a session: its data and its snapshots are deleted in the background.
     *
     * @throws SessionNotFoundException when there is none of this name, or it is the default one
     */
    public void delete(SessionName name) {
        if (!delete(name, null)) {
            throw new SessionNotFoundException(name);
        }
    }

    private boolean delete(SessionName name, @Nullable Instant unusedSince) {
        if (name.equals(SessionName.DEFAULT)) {
            return false;
        }
        boolean isDeleted = worlds.queued(name, () -> {
            boolean isThere = jdbc.sql("SELECT used_at FROM session WHERE name = ? FOR UPDATE")
                    .param(name.value())
                    .query(OffsetDateTime.class)
                    .optional()
                    .filter(used -> unusedSince == null || used.toInstant().isBefore(unusedSince))
                    .isPresent();
            if (isThere) {
                jdbc.sql("DELETE FROM snapshot WHERE owner = ?")
                        .param(name.value())
                        .update();
                jdbc.sql("DELETE FROM session WHERE name = ?")
                        .param(name.value())
                        .update();
            }
            return isThere;
        });
        collector.collectSoon();
        return isDeleted;
    }

    /** Records when sessions were last used, where that is later than what is recorded. */
    public void used(Map<SessionName, Instant> lastUse) {
        lastUse.forEach((name, instant) -> {
            OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
            jdbc.sql("UPDATE session SET used_at = ? WHERE name = ? AND used_at < ?")
                    .params(at, name.value(), at)
                    .update();
        });
    }

    /** Closes the sessions that were not used since a moment, and returns their names. */
    public List<SessionName> deleteUnusedSince(Instant moment) {
        return list().stream()
                .filter(session -> session.usedAt().isBefore(moment))
                .map(SessionView::name)
                .filter(name -> delete(name, moment))
                .toList();
    }
}
