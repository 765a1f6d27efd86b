package io.github.swremulator.registry;

import io.github.swremulator.registry.ImageRepositorySearch.Row;
import io.github.swremulator.registry.world.Collector;
import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Worlds;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The image repositories: lists, finds, creates, edits and deletes them. */
@Service
public class ImageRepositoryCatalog {

    private static final String BY_NUMBER = "r.repoId, o.name, r.name";

    private final Worlds worlds;
    private final OrganizationTable organizations;
    private final ImageRepositoryTable table;
    private final ImageRepositories repositories;
    private final ResourceTables attached;
    private final Contents contents;
    private final Collector collector;
    private final EntityManager entityManager;
    private final ImageRepositoryViews views;
    private final AccessLevels levels;
    private final QuotaSettings quotas;

    /**
     * A page of image repositories.
     *
     * @param total how many match, in this and every other part
     */
    public record Listing(List<ImageRepositoryView> repositories, long total) {}

    /** Image repositories in the order of their numbers, and whether there are others after them. */
    public record Page(List<ImageRepositoryView> repositories, boolean hasMore) {}

    ImageRepositoryCatalog(
            Worlds worlds,
            OrganizationTable organizations,
            ImageRepositoryTable table,
            ImageRepositories repositories,
            ResourceTables attached,
            Tags tags,
            Contents contents,
            Collector collector,
            EntityManager entityManager,
            AccessLevels levels,
            QuotaSettings quotas) {
        this.worlds = worlds;
        this.organizations = organizations;
        this.table = table;
        this.repositories = repositories;
        this.attached = attached;
        this.contents = contents;
        this.collector = collector;
        this.entityManager = entityManager;
        this.views = new ImageRepositoryViews(tags);
        this.levels = levels;
        this.quotas = quotas;
    }

    /** A part of those that match and that the actor may see, and how many there are. */
    public Listing list(
            SessionName session,
            ImageRepositoryQuery query,
            ImageRepositoryQuery.Order order,
            ListRange range,
            Actor actor) {
        return worlds.read(session, world -> {
            ImageRepositorySearch search = search(world, query, actor);
            long total = search.count();
            // Past the end there is nothing to read, however far: SQL's offset has fewer digits than the API's.
            return new Listing(
                    range.offset() < total
                            ? views.of(search.list(order.clause(), range.offset(), range.limit()), true)
                            : List.of(),
                    total);
        });
    }

    /**
     * Those that match and that the actor may see, in the order of their numbers. Those that share a number stay together,
     * so that a list can go on after a number; only for them there may be more than asked for.
     *
     * @param after only those of a higher number, or null for all
     */
    public Page listByNumber(
            SessionName session, ImageRepositoryQuery query, @Nullable Long after, int limit, Actor actor) {
        return worlds.read(session, world -> {
            List<Row> rows = search(world, query, actor).after(after).list(BY_NUMBER, 0, limit + 1);
            if (rows.size() <= limit) {
                return new Page(views.of(rows, false), false);
            }
            long last = rows.get(limit - 1).repository().repoId();
            List<Row> page = Stream.concat(
                            rows.stream().filter(row -> row.repository().repoId() < last),
                            search(world, query, actor).numbered(last).list(BY_NUMBER, 0, Integer.MAX_VALUE).stream())
                    .toList();
            return new Page(
                    views.of(page, false),
                    !search(world, query, actor)
                            .after(last)
                            .list(BY_NUMBER, 0, 1)
                            .isEmpty());
        });
    }

    private ImageRepositorySearch search(long world, ImageRepositoryQuery query, Actor actor) {
        return new ImageRepositorySearch(entityManager, world, query, actor);
    }

    /**
     * The image repository of this name.
     *
     * @throws RegistryException with the reason
     */
    public ImageRepositoryView find(SessionName session, OrganizationName organization, RepositoryName name) {
        return worlds.read(session, world -> {
            ImageRepository found = table.get(world, organization, name);
            Row row = new Row(found, organizations.get(world, organization), contents.countTags(found.contentId()));
            return views.of(List.of(row), false).get(0);
        });
    }

    /**
     * Creates one without tags.
     *
     * @throws RegistryException with the reason
     */
    public void create(
            SessionName session,
            OrganizationName organization,
            RepositoryName name,
            @Nullable Category category,
            @Nullable String description,
            boolean isPublic,
            Actor actor) {
        worlds.edit(session, world -> {
            Organization owner = organizations.get(world.id(), organization);
            if (table.find(world.id(), organization, name).isPresent()) {
                throw RegistryException.imageRepositoryExists(organization, name);
            }
            requireRoom(world.id(), owner);
            ResourceName resource = new ResourceName(organization, name);
            Instant now = world.now();
            ImageRepository created =
                    new ImageRepository(world.id(), resource, contents.create(), world.nextRepoId(), now, now);
            created.edit(category, description, isPublic);
            created.createdBy(actor);
            repositories.save(created);
            levels.giveToCreator(world, resource, actor);
        });
    }

    private void requireRoom(long world, Organization owner) {
        long used = repositories.countOwned(world, owner.accountId());
        new Quota(Quota.Kind.IMAGE_REPOSITORIES, quotas.repositories(), used).requireRoom();
    }

    /**
     * Changes what is given, and keeps what is null.
     *
     * @throws RegistryException with the reason
     */
    public void edit(
            SessionName session,
            OrganizationName organization,
            RepositoryName name,
            @Nullable Category category,
            @Nullable String description,
            @Nullable Boolean isPublic) {
        worlds.edit(session, world -> {
            ImageRepository edited = table.get(world.id(), organization, name);
            edited.edit(category, description, isPublic);
            edited.updated(world.now());
        });
    }

    /**
     * Deletes one with all its tags and manifests. Takes the same time whatever the number of these.
     *
     * @throws RegistryException with the reason
     */
    public void delete(SessionName session, OrganizationName organization, RepositoryName name) {
        worlds.edit(session, world -> {
            ImageRepository deleted = table.get(world.id(), organization, name);
            // An organization is seen by whoever has a permission on anything of it.
            attached.clear(world, deleted.resource());
            repositories.delete(deleted);
        });
        collector.collectSoon();
    }
}
