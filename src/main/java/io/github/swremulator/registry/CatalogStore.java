package io.github.swremulator.registry;

import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Sessions.Keys;
import io.github.swremulator.registry.world.Sessions.Session;
import io.github.swremulator.registry.world.World;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Exchanges what a session shows. Each change is made at one moment and whole: who lists sees what was before or what is
 * after, and a change that fails has changed nothing.
 */
@Service
public class CatalogStore {

    private final Worlds worlds;
    private final Sessions sessions;
    private final CatalogDump dump;
    private final OrganizationTable organizations;
    private final RepositoryLoader.Store store;

    /** How much there is. */
    public record Size(long organizations, long imageRepositories, long tags) {}

    CatalogStore(
            Worlds worlds,
            Sessions sessions,
            CatalogDump dump,
            OrganizationTable organizations,
            ImageRepositoryTable repositories,
            ResourceTables attached,
            ManifestTable manifests,
            Tags tags,
            Contents contents,
            EntityManager entityManager) {
        this.worlds = worlds;
        this.sessions = sessions;
        this.dump = dump;
        this.organizations = organizations;
        this.store = new RepositoryLoader.Store(repositories, attached, manifests, tags, contents, entityManager);
    }

    /** Makes this the seed of the default session and shows it there, unless the store was seeded or filled before. */
    public Optional<Size> seedOnce(Consumer<CatalogVisitor> seed) {
        return worlds.seedOnce(world -> load(world, seed));
    }

    /** Makes this the seed of the default session, and shows it there. */
    public Size seed(Consumer<CatalogVisitor> seed) {
        return worlds.seed(world -> load(world, seed));
    }

    /**
     * Opens a session.
     *
     * @param seed what it holds, and goes back to at a reset; null for the seed of the default session
     * @param max how many sessions there may be beside the default one
     * @param now by the system's clock, as idle sessions are measured by that
     * @throws WorldException when there is one of this name
     * @throws WorldException when there are as many as there may be
     */
    public Session open(SessionName name, Keys keys, @Nullable Consumer<CatalogVisitor> seed, long max, Instant now) {
        return sessions.open(name, keys, seed == null ? null : world -> load(world, seed), max, now);
    }

    /** Shows this in place of all that the session shows. Its seed stays what it was. */
    public Size replace(SessionName session, Consumer<CatalogVisitor> content) {
        return worlds.replace(session, world -> load(world, content));
    }

    /** Adds this to what the session shows; a tag replaces the one of its name. */
    public Size merge(SessionName session, Consumer<CatalogVisitor> content) {
        return worlds.compute(session, world -> load(world, content));
    }

    /** Writes this to a world. The caller brings the transaction. */
    Size load(World world, Consumer<CatalogVisitor> content) {
        CatalogLoader loader = new CatalogLoader(organizations, store, world);
        content.accept(loader);
        loader.end();
        return loader.size();
    }

    /**
     * Shows the seed of the session again. Takes the same time whatever there is.
     *
     * @param then what goes back with the data, before anybody else changes them
     */
    public void reset(SessionName session, Runnable then) {
        worlds.reset(session, then);
    }

    /** Tells all that the session shows, as of one moment. */
    public void read(SessionName session, CatalogVisitor visitor) {
        worlds.read(session, world -> {
            dump.tell(world, visitor);
            visitor.end();
            return world;
        });
    }
}
