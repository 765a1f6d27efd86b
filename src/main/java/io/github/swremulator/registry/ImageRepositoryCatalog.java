package io.github.swremulator.registry;

import io.github.swremulator.registry.store.Blobs;
import io.github.swremulator.registry.store.ImageRepositories;
import io.github.swremulator.registry.store.ImageRepository;
import io.github.swremulator.registry.store.ImageRepositoryPages;
import io.github.swremulator.registry.store.ImageRepositoryPages.Row;
import io.github.swremulator.registry.store.ImageRepositoryPages.Search;
import io.github.swremulator.registry.store.Organization;
import io.github.swremulator.registry.store.Organizations;
import io.github.swremulator.registry.store.Permissions;
import io.github.swremulator.registry.store.ResourceTable;
import io.github.swremulator.registry.world.Collector;
import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.World;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The image repositories: lists, finds, creates, edits and deletes them. Every method throws {@link WorldException}
 * when there is no such session.
 */
@Service
public class ImageRepositoryCatalog {

    private static final String BY_NUMBER = "r.repoId, o.name, r.name";

    private final Worlds worlds;
    private final Organizations organizations;
    private final ImageRepositories repositories;
    private final ImageRepositoryPages pages;
    private final Permissions permissions;
    private final Blobs blobs;
    private final List<ResourceTable<?>> attached;
    private final Contents contents;
    private final Collector collector;
    private final Quota.Settings quotas;

    /**
     * A page of image repositories.
     *
     * @param total how many match, on this page and on all others
     */
    public record Listing(List<ImageRepositoryView> repositories, long total) {}

    /** Image repositories in the order of their numbers, and whether others follow. */
    public record Page(List<ImageRepositoryView> repositories, boolean hasMore) {}

    ImageRepositoryCatalog(
            Worlds worlds,
            Organizations organizations,
            ImageRepositories repositories,
            ImageRepositoryPages pages,
            Permissions permissions,
            Blobs blobs,
            List<ResourceTable<?>> attached,
            Contents contents,
            Collector collector,
            Quota.Settings quotas) {
        this.worlds = worlds;
        this.organizations = organizations;
        this.repositories = repositories;
        this.pages = pages;
        this.permissions = permissions;
        this.blobs = blobs;
        this.attached = attached;
        this.contents = contents;
        this.collector = collector;
        this.quotas = quotas;
    }

    /** Lists a range of those that match and that the actor may see, with the names of their tags. */
    public Listing list(
            SessionName session,
            ImageRepositoryQuery query,
            ImageRepositoryQuery.Order order,
            ListRange range,
            Actor actor) {
        return worlds.read(session, world -> {
            Search search = pages.search(world, query, actor);
            long total = search.count();
            // The offset of the API may be larger than that of SQL.
            List<Row> rows =
                    range.offset() < total ? search.list(order.clause(), range.offset(), range.limit()) : List.of();
            return new Listing(pages.views(rows, true), total);
        });
    }

    /**
     * Lists those that match and that the actor may see, in the order of their numbers. Those that share a number stay on one
     * page, so that the next page can begin after a number; only for them a page may be longer than the limit.
     *
     * @param after only those of a higher number, or null for all
     */
    public Page listByNumber(
            SessionName session, ImageRepositoryQuery query, @Nullable Long after, int limit, Actor actor) {
        return worlds.read(session, world -> {
            Supplier<Search> search = () -> pages.search(world, query, actor);
            List<Row> rows = search.get().after(after).list(BY_NUMBER, 0, limit + 1);
            if (rows.size() <= limit) {
                return new Page(pages.views(rows, false), false);
            }
            long last = rows.get(limit - 1).repository().repoId();
            List<Row> page = Stream.concat(
                            rows.stream().filter(row -> row.repository().repoId() < last),
                            search.get().numbered(last).list(BY_NUMBER, 0, Integer.MAX_VALUE).stream())
                    .toList();
            List<Row> next = search.get().after(last).list(BY_NUMBER, 0, 1);
            return new Page(pages.views(page, false), !next.isEmpty());
        });
    }

    /**
     * Finds an image repository by its name.
     *
     * @throws RegistryException when there is no such organization or image repository
     */
    public ImageRepositoryView find(SessionName session, OrganizationName organization, RepositoryName name) {
        return worlds.read(session, world -> {
            ImageRepository found = repositories.get(world, organization, name);
            Row row = new Row(found, organizations.get(world, organization), contents.countTags(found.contentId()));
            return pages.views(List.of(row), false).get(0);
        });
    }

    /** Whether an image repository exists, and everybody may pull its images. */
    public boolean isPublic(SessionName session, OrganizationName organization, RepositoryName name) {
        return worlds.read(
                session,
                world -> repositories
                        .find(world, organization, name)
                        .map(ImageRepository::isPublic)
                        .orElse(false));
    }

    /** Counts a pull, if the image repository exists. */
    public void countPull(SessionName session, OrganizationName organization, RepositoryName name) {
        worlds.edit(
                session,
                world -> repositories.find(world.id(), organization, name).ifPresent(ImageRepository::countDownload));
    }

    /**
     * Creates an image repository without tags.
     *
     * @throws RegistryException when there is no such organization, it has an image repository of this name, or the
     *     quota of its account is used up
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
            if (repositories.find(world.id(), organization, name).isPresent()) {
                throw RegistryException.imageRepositoryExists(organization, name);
            }
            create(world, owner, name, category, description, isPublic, actor);
        });
    }

    private ImageRepository create(
            World world,
            Organization owner,
            RepositoryName name,
            @Nullable Category category,
            @Nullable String description,
            boolean isPublic,
            Actor actor) {
        requireRoom(world.id(), owner);
        NewImageRepository specified = new NewImageRepository(
                owner.name(),
                name,
                null,
                category,
                description,
                isPublic,
                actor.userId(),
                actor.userName(),
                null,
                null,
                null,
                Attachments.NONE);
        ImageRepository created = repositories.save(ImageRepository.create(
                world.id(), contents.create(), world.nextRepoId(), specified, world.now(), world.now()));
        // Unlike that of an organization, the real service lists no permission of a creator who needs none.
        if (actor.power() == Actor.Power.NOTHING) {
            permissions.giveToCreator(world, created.resource(), actor);
        }
        return created;
    }

    /**
     * Returns an image repository whose content no other world lists. One that does not exist is created, and is private.
     *
     * @throws RegistryException when there is no such organization, or the quota of its account is used up
     */
    ImageRepository own(World world, OrganizationName organization, RepositoryName name, Actor actor) {
        Organization owner = organizations.get(world.id(), organization);
        ImageRepository owned = repositories
                .find(world.id(), organization, name)
                .orElseGet(() -> create(world, owner, name, null, null, false, actor));
        owned.setContent(contents.own(owned.contentId()));
        return owned;
    }

    private void requireRoom(long world, Organization owner) {
        long used = repositories.countOwned(world, owner.accountId());
        new Quota(Quota.Kind.IMAGE_REPOSITORIES, quotas.repositories(), used).requireRoom();
    }

    /**
     * Changes what is not null.
     *
     * @throws RegistryException when there is no such organization or image repository
     */
    public void edit(
            SessionName session,
            OrganizationName organization,
            RepositoryName name,
            @Nullable Category category,
            @Nullable String description,
            @Nullable Boolean isPublic) {
        worlds.edit(session, world -> {
            ImageRepository edited = repositories.get(world.id(), organization, name);
            edited.edit(category, description, isPublic);
            edited.updated(world.now());
        });
    }

    /**
     * Deletes an image repository with all its tags and manifests, in the same time however many there are.
     *
     * @throws RegistryException when there is no such organization or image repository
     */
    public void delete(SessionName session, OrganizationName organization, RepositoryName name) {
        worlds.edit(session, world -> {
            ImageRepository deleted = repositories.get(world.id(), organization, name);
            // A permission that stayed would still show the organization to its user.
            attached.forEach(table -> table.clear(world, deleted.resource()));
            blobs.unlinkAll(world, organization, name);
            repositories.delete(deleted);
        });
        collector.collectSoon();
    }
}
