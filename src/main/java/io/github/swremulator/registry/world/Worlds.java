package io.github.swremulator.registry.world;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads and changes the worlds that sessions show. A change locks the row of its session: the changes of one session are made one
 * after the other, on all instances, and those of two sessions do not wait for each other. A method whose session does not exist
 * throws {@link WorldException}.
 */
@Component
public class Worlds {

    private final JdbcClient jdbc;
    private final ChangeQueue queue;
    private final Supplier<List<Table.Rows>> rows;
    private final Collector collector;
    private final Clock clock;
    private final Changes changes;
    private final TransactionTemplate changing;
    private final TransactionTemplate reading;

    /** The worlds that a session shows now, and after a reset. */
    record Shown(long worldId, long seedId) {}

    Worlds(
            JdbcClient jdbc,
            ChangeQueue queue,
            ObjectProvider<Table> tables,
            Collector collector,
            Clock clock,
            Changes changes,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.rows = Table.Rows.of(Table.Owner.WORLD, tables);
        this.collector = collector;
        this.clock = clock;
        this.changes = changes;
        this.changing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Reads a session's world in one state.
     *
     * @param read takes the id of the world
     */
    public <T> T read(SessionName session, Function<Long, T> read) {
        // Joined with the tables that others refer to, so that H2's transaction sees the same state of every table.
        return reading.execute(status -> read.apply(jdbc.sql(
                        "SELECT w.id FROM session s JOIN world w ON w.id = s.world_id"
                                + " LEFT JOIN content c ON c.id = -1 LEFT JOIN manifest m ON m.id = -1 WHERE s.name = ?")
                .param(session.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> WorldException.noSession(session))));
    }

    /** Changes a session's world, completely or not at all. */
    public <T> T compute(SessionName session, Function<World, T> change) {
        return queued(session, () -> save(own(session, find(lock(session).worldId())), change));
    }

    /** Changes a session's world, completely or not at all. */
    public void edit(SessionName session, Consumer<World> change) {
        compute(session, world -> {
            change.accept(world);
            return true;
        });
    }

    /** Shows a new world in a session. A reset shows the same seed as before. */
    public <T> T replace(SessionName session, Function<World, T> content) {
        return queued(session, () -> show(session, create(false), content));
    }

    /** Shows a new world in the default session, and makes it the seed of that session and of new ones. */
    public <T> T seed(Function<World, T> content) {
        T result = queued(SessionName.DEFAULT, () -> showSeed(content));
        collector.collectAllSoon();
        return result;
    }

    /** Like {@link #seed}, unless the store was seeded or filled before. Of several instances that start together one does it. */
    public <T> Optional<T> seedOnce(Function<World, T> content) {
        Optional<T> result = queued(SessionName.DEFAULT, () -> {
            Shown shown = lock(SessionName.DEFAULT);
            return wasSeeded() || isFilled(shown.worldId()) ? Optional.empty() : Optional.of(showSeed(content));
        });
        if (result.isEmpty()) {
            collector.collectAllSoon();
        }
        return result;
    }

    private boolean wasSeeded() {
        return jdbc.sql("SELECT COUNT(seeded_at) FROM store").query(Long.class).single() > 0;
    }

    private boolean isFilled(long world) {
        return jdbc.sql("SELECT COUNT(*) FROM organization WHERE world_id = ?")
                        .param(world)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private <T> T showSeed(Function<World, T> content) {
        World seed = create(true);
        T result = show(SessionName.DEFAULT, seed, content);
        // So that no session is opened with the previous seed meanwhile.
        lockStore();
        jdbc.sql("UPDATE session SET seed_id = ? WHERE name = ?")
                .params(seed.id(), SessionName.DEFAULT.value())
                .update();
        jdbc.sql("UPDATE store SET seeded_at = CURRENT_TIMESTAMP").update();
        return result;
    }

    private <T> T show(SessionName session, World created, Function<World, T> content) {
        T result = save(created, content);
        lock(session);
        show(session, created.id());
        return result;
    }

    /**
     * Shows the seed of a session again, in constant time.
     *
     * @param then runs after it, before the next change of the session
     */
    public void reset(SessionName session, Runnable then) {
        queue.run(session, maxWait -> {
            change(maxWait, () -> {
                show(session, lock(session).seedId());
                return true;
            });
            then.run();
            return true;
        });
    }

    /** Runs a change in its turn, and in a transaction. */
    <T> T queued(SessionName session, Supplier<T> change) {
        return queue.run(session, maxWait -> change(maxWait, change));
    }

    private <T> T change(long maxWait, Supplier<T> change) {
        return changing.execute(status -> {
            ConnectionLimits.limitWaits(jdbc, maxWait);
            changes.countThis();
            return change.get();
        });
    }

    Shown lock(SessionName session) {
        return jdbc.sql("SELECT world_id, seed_id FROM session WHERE name = ? FOR UPDATE")
                .param(session.value())
                .query(Shown.class)
                .optional()
                .orElseThrow(() -> WorldException.noSession(session));
    }

    void show(SessionName session, long world) {
        jdbc.sql("UPDATE session SET world_id = ? WHERE name = ?")
                .params(world, session.value())
                .update();
        collector.collectAfterCommit();
    }

    /** Locks a session, and returns its world, which never changes from now on. */
    long seal(SessionName session) {
        long world = lock(session).worldId();
        jdbc.sql("UPDATE world SET sealed = TRUE WHERE id = ? AND sealed = FALSE")
                .param(world)
                .update();
        return world;
    }

    /** Creates a world that never changes, and returns its id. The caller opens the transaction. */
    long createSealed(Consumer<World> content) {
        World sealed = create(true);
        content.accept(sealed);
        sealed.saveNumbers(jdbc);
        return sealed.id();
    }

    /** Locks the numbers of sessions and of shared snapshots until the end of the transaction. */
    void lockStore() {
        jdbc.sql("SELECT id FROM store FOR UPDATE").query(Integer.class).single();
    }

    /** In the precision of the store. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private World find(long world) {
        return jdbc.sql("SELECT sealed, last_organization_id, last_repo_id, last_tag_id FROM world WHERE id = ?")
                .param(world)
                .query((row, n) ->
                        new World(world, row.getBoolean(1), now(), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    private World create(boolean isSealed) {
        return new World(
                insert("(sealed, last_organization_id, last_repo_id, last_tag_id) VALUES (?, 0, 0, 0)", isSealed),
                isSealed,
                now(),
                0,
                0,
                0);
    }

    /** The same world, or a copy that may be changed, which the session then shows. */
    private World own(SessionName session, World shown) {
        if (!shown.isSealed()) {
            return shown;
        }
        collector.awaitRoom();
        World copy = find(insert(
                "(sealed, last_organization_id, last_repo_id, last_tag_id)"
                        + " SELECT FALSE, last_organization_id, last_repo_id, last_tag_id FROM world WHERE id = ?",
                shown.id()));
        rows.get().forEach(table -> collector.copied(table.copy(jdbc, shown.id(), copy.id())));
        // The sealed world may be garbage now, if its snapshot was deleted meanwhile.
        show(session, copy.id());
        return copy;
    }

    private long insert(String values, Object parameter) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO world " + values).param(parameter).update(id, "id");
        return requireNonNull(id.getKeyAs(Long.class));
    }

    private <T> T save(World world, Function<World, T> change) {
        T result = change.apply(world);
        world.saveNumbers(jdbc);
        return result;
    }
}
