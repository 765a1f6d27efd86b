package io.github.swremulator.registry;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The image repositories: lists, finds, creates, edits and deletes them. */
@Service
@Transactional
public class ImageRepositoryCatalog {

    private static final String BY_NUMBER = "r.repoId, o.name, r.name";

    private final CatalogTables tables;
    private final ShownCatalog shown;
    private final ImageRepositoryViews views;
    private final AccessLevels levels;
    private final QuotaSettings quotas;

    ImageRepositoryCatalog(CatalogTables tables, ShownCatalog shown, AccessLevels levels, QuotaSettings quotas) {
        this.views = new ImageRepositoryViews(tables);
        this.tables = tables;
        this.shown = shown;
        this.levels = levels;
        this.quotas = quotas;
    }

    /** A part of those that match and that the actor may see, and how many there are. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ImageRepositoryListing list(
            ImageRepositoryQuery query, ImageRepositoryOrder order, TagRange range, Actor actor) {
        shown.read();
        ImageRepositorySearch search = new ImageRepositorySearch(tables.entityManager(), query, actor);
        long total = search.count();
        // Past the end there is nothing to read, however far: SQL's offset has fewer digits than the API's.
        return new ImageRepositoryListing(
                range.offset() < total
                        ? views.of(search.list(order.clause(), range.offset(), range.limit()), true)
                        : List.of(),
                total);
    }

    /**
     * Those that match and that the actor may see, in the order of their numbers. Those that share a number stay together,
     * so that a list can go on after a number; only for them there may be more than asked for.
     *
     * @param after only those of a higher number, or null for all
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ImageRepositoryPage listByNumber(ImageRepositoryQuery query, @Nullable Long after, int limit, Actor actor) {
        shown.read();
        List<ImageRepositorySearch.Row> rows = search(query, actor).after(after).list(BY_NUMBER, 0, limit + 1);
        if (rows.size() <= limit) {
            return new ImageRepositoryPage(views.of(rows, false), false);
        }
        long last = rows.get(limit - 1).repository().repoId();
        List<ImageRepositorySearch.Row> page = Stream.concat(
                        rows.stream().filter(row -> row.repository().repoId() < last),
                        search(query, actor).numbered(last).list(BY_NUMBER, 0, Integer.MAX_VALUE).stream())
                .toList();
        return new ImageRepositoryPage(
                views.of(page, false),
                !search(query, actor).after(last).list(BY_NUMBER, 0, 1).isEmpty());
    }

    private ImageRepositorySearch search(ImageRepositoryQuery query, Actor actor) {
        return new ImageRepositorySearch(tables.entityManager(), query, actor);
    }

    /**
     * The image repository of this name.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ImageRepositoryView find(OrganizationName organization, RepositoryName name) {
        shown.read();
        ImageRepository found = shown.imageRepository(organization, name);
        return views.of(
                        List.of(new ImageRepositorySearch.Row(
                                found, tables.details().find(found))),
                        false)
                .get(0);
    }

    /**
     * Creates one without tags.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryExistsException when the organization has one of this name
     * @throws QuotaExceededException when the organization's account has as many as it may
     */
    public void create(
            OrganizationName organization,
            RepositoryName name,
            @Nullable Category category,
            @Nullable String description,
            boolean isPublic,
            Actor actor) {
        Generation changes = shown.change();
        Organization owner = shown.organization(organization);
        if (tables.imageRepositories().find(organization.value(), name.value()).isPresent()) {
            throw new ImageRepositoryExistsException(organization, name);
        }
        requireRoom(owner);
        ImageRepository created = tables.create(owner, name, null, changes);
        Instant now = shown.now();
        ImageRepositoryDetails details = new ImageRepositoryDetails(changes.id(), created, now, now);
        details.edit(category, description, isPublic);
        details.createdBy(actor);
        tables.details().save(details);
        levels.giveToCreator(new PermissionRows(tables, owner, created), actor, changes);
    }

    private void requireRoom(Organization owner) {
        long used = owner.accountId() == null
                ? tables.imageRepositories().countUnowned()
                : tables.imageRepositories().countOwned(owner.accountId());
        new Quota(Quota.Kind.IMAGE_REPOSITORIES, quotas.repositories(), used).requireRoom();
    }

    /**
     * Changes what is given, and keeps what is null.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public void edit(
            OrganizationName organization,
            RepositoryName name,
            @Nullable Category category,
            @Nullable String description,
            @Nullable Boolean isPublic) {
        Generation changes = shown.change();
        ImageRepositoryDetails details = tables.detailsToChange(shown.imageRepository(organization, name), changes);
        details.edit(category, description, isPublic);
        details.updated(shown.now());
    }

    /**
     * Deletes one with all its tags and manifests.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public void delete(OrganizationName organization, RepositoryName name) {
        Generation changes = shown.change();
        tables.removeWithContent(shown.imageRepository(organization, name), changes);
    }
}
