package io.github.swremulator.registry.world;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.registry.world.World.Numbers;
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
 * What the sessions show. A session shows one world, and whoever changes it holds the lock of the session's row: so changes of
 * one session are made one after the other, on whatever instance, and those of two sessions do not wait for each other.
 */
@Component
public class Worlds {

    private final JdbcClient jdbc;
    private final ChangeQueue queue;
    private final Supplier<List<Rows>> rows;
    private final Collector collector;
    private final Clock clock;
    private final TransactionTemplate changing;
    private final TransactionTemplate reading;

    /** What a session shows, and goes back to. */
    record Shown(long worldId, long seedId) {}

    private record Kept(long id, boolean sealed, long lastOrganizationId, long lastRepoId, long lastTagId) {

        Numbers last() {
            return new Numbers(lastOrganizationId, lastRepoId, lastTagId);
        }
    }

    Worlds(
            JdbcClient jdbc,
            ChangeQueue queue,
            ObjectProvider<Table> tables,
            Collector collector,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.rows = Rows.of(tables, Rows.Owner.WORLD);
        this.collector = collector;
        this.clock = clock;
        this.changing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Reads what a session shows, all of one moment.
     *
     * @param read is given the id of the world
     * @throws SessionNotFoundException when there is no such session
     */
    public <T> T read(SessionName session, Function<Long, T> read) {
        // Joined with the tables that others refer to, so that H2's transaction sees every table as of this moment.
        return reading.execute(status -> read.apply(jdbc.sql(
                        "SELECT w.id FROM session s JOIN world w ON w.id = s.world_id"
                                + " LEFT JOIN content c ON c.id = -1 LEFT JOIN manifest m ON m.id = -1 WHERE s.name = ?")
                .param(session.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new SessionNotFoundException(session))));
    }

    /**
     * Changes what a session shows, whole or not at all.
     *
     * @throws SessionNotFoundException when there is no such session
     */
    public <T> T compute(SessionName session, Function<World, T> change) {
        return locked(session, shown -> store(own(session, find(shown.worldId())), change));
    }

    /** As {@link #compute}, of what has no result. */
    public void edit(SessionName session, Consumer<World> change) {
        compute(session, world -> {
            change.accept(world);
            return true;
        });
    }

    /** Shows something new in place of what a session shows. It goes back to its seed as before. */
    public <T> T replace(SessionName session, Function<World, T> content) {
        T result = queued(session, () -> {
            World created = create(false, Numbers.NONE);
            T written = store(created, content);
            lock(session);
            show(session, created.id());
            return written;
        });
        collector.collectSoon();
        return result;
    }

    /** Shows something new in place of what the default session shows, and makes it the seed of new sessions. */
    public <T> T seed(Function<World, T> content) {
        T result = queued(SessionName.DEFAULT, () -> {
            World seed = create(true, Numbers.NONE);
            T written = store(seed, content);
            lock(SessionName.DEFAULT);
            showSeed(seed);
            return written;
        });
        collector.collectAllSoon();
        return result;
    }

    /** As {@link #seed}, unless the store was seeded or filled before. Instances that start together do it once. */
    public <T> Optional<T> seedOnce(Function<World, T> content) {
        Optional<T> result = locked(SessionName.DEFAULT, shown -> {
            if (wasSeeded() || isFilled(shown.worldId())) {
                return Optional.empty();
            }
            World seed = create(true, Numbers.NONE);
            T written = store(seed, content);
            showSeed(seed);
            return Optional.of(written);
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

    private void showSeed(World seed) {
        // Nobody takes the seed of before for a new session meanwhile.
        lockStore();
        jdbc.sql("UPDATE session SET world_id = ?, seed_id = ? WHERE name = ?")
                .params(seed.id(), seed.id(), SessionName.DEFAULT.value())
                .update();
        jdbc.sql("UPDATE store SET seeded_at = CURRENT_TIMESTAMP").update();
    }

    /**
     * Shows the seed of a session again. Takes the same time whatever there is.
     *
     * @param then what goes back with it, before anybody else changes the session
     */
    public void reset(SessionName session, Runnable then) {
        queue.run(session, () -> {
            changing.executeWithoutResult(status -> show(session, lock(session).seedId()));
            then.run();
            return true;
        });
        collector.collectSoon();
    }

    /** In a transaction that holds the lock of the session. */
    <T> T locked(SessionName session, Function<Shown, T> change) {
        return queued(session, () -> change.apply(lock(session)));
    }

    <T> T queued(SessionName session, Supplier<T> change) {
        return queue.run(session, () -> changing.execute(status -> change.get()));
    }

    private Shown lock(SessionName session) {
        return jdbc.sql("SELECT world_id, seed_id FROM session WHERE name = ? FOR UPDATE")
                .param(session.value())
                .query(Shown.class)
                .optional()
                .orElseThrow(() -> new SessionNotFoundException(session));
    }

    void show(SessionName session, long world) {
        jdbc.sql("UPDATE session SET world_id = ? WHERE name = ?")
                .params(world, session.value())
                .update();
    }

    /** The world that a session shows, so that it never changes from now on. */
    long seal(SessionName session) {
        long world = lock(session).worldId();
        jdbc.sql("UPDATE world SET sealed = TRUE WHERE id = ? AND sealed = FALSE")
                .param(world)
                .update();
        return world;
    }

    private Kept find(long world) {
        return jdbc.sql("SELECT id, sealed, last_organization_id, last_repo_id, last_tag_id FROM world WHERE id = ?")
                .param(world)
                .query(Kept.class)
                .single();
    }

    /** The same world, or a copy that may be changed. */
    private World own(SessionName session, Kept shown) {
        if (!shown.sealed()) {
            return new World(shown.id(), shown.last(), now());
        }
        collector.awaitRoom();
        World copy = create(false, shown.last());
        rows.get().forEach(table -> collector.copied(table.copy(jdbc, shown.id(), copy.id())));
        show(session, copy.id());
        // A snapshot that was deleted meanwhile may have left the sealed one to this session alone.
        collector.collectAfterCommit();
        return copy;
    }

    /** Fills a new world that never changes then, and returns its id. The caller brings the transaction. */
    long fillSealed(Consumer<World> content) {
        World sealed = create(true, Numbers.NONE);
        return store(sealed, world -> {
            content.accept(world);
            return world.id();
        });
    }

    /** Until the transaction ends nobody else counts sessions or snapshots. */
    void lockStore() {
        jdbc.sql("SELECT id FROM store FOR UPDATE").query(Integer.class).single();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private World create(boolean sealed, Numbers last) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO world (sealed, last_organization_id, last_repo_id, last_tag_id) VALUES (?, ?, ?, ?)")
                .params(sealed, last.organizationId(), last.repoId(), last.tagId())
                .update(id, "id");
        return new World(requireNonNull(id.getKeyAs(Long.class)), last, now());
    }

    private <T> T store(World world, Function<World, T> change) {
        T result = change.apply(world);
        if (world.hasGivenNumbers()) {
            Numbers last = world.last();
            jdbc.sql("UPDATE world SET last_organization_id = ?, last_repo_id = ?, last_tag_id = ? WHERE id = ?")
                    .params(last.organizationId(), last.repoId(), last.tagId(), world.id())
                    .update();
        }
        return result;
    }
}
