package io.github.swremulator.registry;

import io.github.swremulator.registry.CatalogLoader.Tables;
import io.github.swremulator.registry.store.ImageRepository;
import io.github.swremulator.registry.store.Organization;
import io.github.swremulator.registry.store.Tag;
import io.github.swremulator.registry.store.UntaggedManifest;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Sessions.Keys;
import io.github.swremulator.registry.world.Sessions.Session;
import io.github.swremulator.registry.world.World;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/**
 * Loads and dumps all that a session shows. A load is atomic: a reader sees the data before or after it, and a load that fails
 * changes nothing. It throws what {@link CatalogVisitor} says, and what the content throws. Every method throws
 * {@link WorldException} when there is no such session.
 */
@Service
public class CatalogStore {

    private static final Limit BATCH_SIZE = Limit.of(500);

    private final Worlds worlds;
    private final Sessions sessions;
    private final Tables tables;

    /** How much a load has added. */
    public record Size(long organizations, long imageRepositories, long tags) {}

    CatalogStore(Worlds worlds, Sessions sessions, Tables tables) {
        this.worlds = worlds;
        this.sessions = sessions;
        this.tables = tables;
    }

    /** Makes a catalog the seed of the default session and shows it there, unless the store was seeded or filled before. */
    public Optional<Size> seedOnce(Consumer<CatalogVisitor> seed) {
        return worlds.seedOnce(world -> load(world, seed));
    }

    /** Makes a catalog the seed of the default session, and shows it there. */
    public Size seed(Consumer<CatalogVisitor> seed) {
        return worlds.seed(world -> load(world, seed));
    }

    /**
     * Opens a session.
     *
     * @param seed what it shows now and after a reset; null for the seed of the default session
     * @param max how many sessions there may be besides the default one
     * @param now by the system's clock, which also measures idle sessions
     * @throws WorldException when a session of this name exists, or too many do
     */
    public Session open(SessionName name, Keys keys, @Nullable Consumer<CatalogVisitor> seed, long max, Instant now) {
        return sessions.open(name, keys, seed == null ? null : world -> load(world, seed), max, now);
    }

    /** Replaces all that the session shows. Its seed stays what it was. */
    public Size replace(SessionName session, Consumer<CatalogVisitor> content) {
        return worlds.replace(session, world -> load(world, content));
    }

    /** Adds to what the session shows; a tag replaces the one of its name. */
    public Size merge(SessionName session, Consumer<CatalogVisitor> content) {
        return worlds.compute(session, world -> load(world, content));
    }

    private Size load(World world, Consumer<CatalogVisitor> content) {
        CatalogLoader loader = new CatalogLoader(tables, world);
        content.accept(loader);
        loader.end();
        return loader.size();
    }

    /**
     * Shows the seed of the session again, in the same time however large it is.
     *
     * @param then resets other things with the data, before anybody changes the session
     */
    public void reset(SessionName session, Runnable then) {
        worlds.reset(session, then);
    }

    /** Dumps all that the session shows at one moment, in memory that does not grow with an image repository. */
    public void read(SessionName session, CatalogVisitor visitor) {
        worlds.read(session, world -> {
            for (Organization organization : tables.organizations().findAllByWorldIdOrderByName(world)) {
                ResourceName name = new ResourceName(organization.name(), null);
                visitor.organization(organization.specification(tables.dump(world, name)));
                tables.repositories()
                        .findAllByWorldIdAndOrganizationOrderByName(
                                world, organization.name().value())
                        .forEach(repository -> read(world, repository, visitor));
            }
            visitor.end();
            return world;
        });
    }

    private void read(long world, ImageRepository repository, CatalogVisitor visitor) {
        visitor.imageRepository(repository.specification(tables.dump(world, repository.resource())));
        long content = repository.contentId();
        readBatches(
                after -> tables.untagged().listWritten(content, after, BATCH_SIZE),
                UntaggedManifest::id,
                untagged -> visitor.manifest(untagged.manifest().specification()));
        readBatches(
                after -> tables.tags().listWritten(content, after, BATCH_SIZE),
                Tag::id,
                tag -> visitor.tag(tag.specification()));
    }

    private <T> void readBatches(LongFunction<List<T>> rowsAfter, ToLongFunction<T> id, Consumer<T> visitor) {
        List<T> batch = rowsAfter.apply(Long.MIN_VALUE);
        while (!batch.isEmpty()) {
            tables.entityManager().clear();
            batch.forEach(visitor);
            batch = rowsAfter.apply(id.applyAsLong(batch.get(batch.size() - 1)));
        }
    }
}
