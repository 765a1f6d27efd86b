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

/** Opens, finds and closes sessions. {@link SessionName#DEFAULT} always exists. */
@Component
public class Sessions {

    private static final String SELECT =
            "SELECT id, name, access_key, secret_key, token, opened_at, used_at FROM session WHERE ";

    private final JdbcClient jdbc;
    private final Worlds worlds;
    private final Collector collector;

    /**
     * A session.
     *
     * @param id never used twice, unlike the name
     * @param keys null for {@link SessionName#DEFAULT}, which needs none
     * @param usedAt the last use that was recorded
     */
    public record Session(
            long id, SessionName name, @Nullable Keys keys, Instant openedAt, Instant usedAt) {}

    /** The credentials of a session, unlike those of any other: a call that shows one of them belongs to the session. */
    public record Keys(String accessKey, String secretKey, String token) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "keys of " + accessKey;
        }
    }

    Sessions(JdbcClient jdbc, Worlds worlds, Collector collector) {
        this.jdbc = jdbc;
        this.worlds = worlds;
        this.collector = collector;
    }

    /**
     * Opens a session.
     *
     * @param seed writes the world that it shows at first and after a reset; null for the seed of the default session
     * @param max the largest number of sessions beside the default one
     * @throws WorldException when a session of this name exists, or the largest number is reached
     */
    public Session open(SessionName name, Keys keys, @Nullable Consumer<World> seed, long max, Instant now) {
        return worlds.queued(name, () -> {
            // Checked before the seed is read, which may take long, and again under the lock of the store.
            requireRoom(name, max);
            Long own = seed == null ? null : worlds.createSealed(seed);
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
            throw WorldException.sessionExists(name);
        }
        // The default session is not counted.
        if (jdbc.sql("SELECT COUNT(*) FROM session").query(Long.class).single() > max) {
            throw WorldException.tooManySessions(max);
        }
    }

    public Optional<Session> find(SessionName name) {
        return select("name = ?", name.value()).optional();
    }

    public Optional<Session> findByAccessKey(String accessKey) {
        return select("access_key = ?", accessKey).optional();
    }

    public Optional<Session> findByToken(String token) {
        return select("token = ?", token).optional();
    }

    /** Returns all sessions but the default one, ordered by name. */
    public List<Session> list() {
        return select("name <> ? ORDER BY name", SessionName.DEFAULT.value()).list();
    }

    private JdbcClient.MappedQuerySpec<Session> select(String condition, String value) {
        return jdbc.sql(SELECT + condition).param(value).query(Sessions::session);
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        String accessKey = row.getString(3);
        return new Session(
                row.getLong(1),
                new SessionName(row.getString(2)),
                accessKey == null ? null : new Keys(accessKey, row.getString(4), row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    /**
     * Closes a session. Its data and its snapshots are deleted in the background.
     *
     * @throws WorldException when it does not exist, or is the default one
     */
    public void delete(SessionName name) {
        if (!delete(name, null)) {
            throw WorldException.noSession(name);
        }
    }

    private boolean delete(SessionName name, @Nullable Instant unusedSince) {
        return !name.equals(SessionName.DEFAULT)
                && worlds.queued(name, () -> {
                    boolean isFound = jdbc.sql("SELECT used_at FROM session WHERE name = ? FOR UPDATE")
                            .param(name.value())
                            .query(OffsetDateTime.class)
                            .optional()
                            .filter(used ->
                                    unusedSince == null || used.toInstant().isBefore(unusedSince))
                            .isPresent();
                    if (isFound) {
                        jdbc.sql("DELETE FROM snapshot WHERE owner = ?")
                                .param(name.value())
                                .update();
                        jdbc.sql("DELETE FROM session WHERE name = ?")
                                .param(name.value())
                                .update();
                        collector.collectAfterCommit();
                    }
                    return isFound;
                });
    }

    /** Records when sessions were last used, unless a later use is recorded. */
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
                .map(Session::name)
                .filter(name -> delete(name, moment))
                .toList();
    }
}
