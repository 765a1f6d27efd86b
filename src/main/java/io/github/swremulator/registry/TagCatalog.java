package io.github.swremulator.registry;

import io.github.swremulator.registry.store.ImageRepositories;
import io.github.swremulator.registry.store.TagPages;
import io.github.swremulator.registry.store.Tags;
import io.github.swremulator.registry.world.Changes;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads tags. Every answer is of one moment, whatever is written meanwhile. */
@Service
public class TagCatalog {

    /** Every list begins with this query. */
    private static final String RESOLVE = """
            SELECT r.repo_id, o.account_id, c.id, c.revision, c.tag_count
            FROM session s
            JOIN image_repository r ON r.world_id = s.world_id AND r.organization = ? AND r.name = ?
            JOIN organization o ON o.world_id = r.world_id AND o.name = r.organization
            JOIN content c ON c.id = r.content_id
            WHERE s.name = ?""";

    private static final String EXPLAIN = """
            SELECT o.name FROM session s
            LEFT JOIN organization o ON o.world_id = s.world_id AND o.name = ?
            WHERE s.name = ?""";

    /** The largest number of tags of a list in memory, the length of the longest page. */
    private static final int BATCH_SIZE = 1000;
    /** Of a longer list, so that its reader need not wait for more. */
    private static final int FIRST_BATCH_SIZE = 100;
    /** How often a page is read again, since its tags have changed, before a transaction prevents that. */
    private static final int ATTEMPTS = 5;

    private final Worlds worlds;
    private final Changes changes;
    private final ImageRepositories repositories;
    private final TagPages pages;
    private final Tags tags;
    private final JdbcClient jdbc;

    /**
     * The answer to a {@link TagQuery}.
     *
     * @param offset how many matching tags stand before these
     * @param total how many tags match, on this page and on all others
     */
    public record Listing(List<TagView> tags, long offset, long total) {}

    TagCatalog(
            Worlds worlds,
            Changes changes,
            ImageRepositories repositories,
            TagPages pages,
            Tags tags,
            JdbcClient jdbc) {
        this.worlds = worlds;
        this.changes = changes;
        this.repositories = repositories;
        this.pages = pages;
        this.tags = tags;
        this.jdbc = jdbc;
    }

    /** A query of tags of any image repository of the default session, if there is one. */
    public Optional<TagQuery> queryOfAny(ListRange range) {
        return worlds.read(
                SessionName.DEFAULT,
                world -> repositories.list(world, Limit.of(1)).stream()
                        .map(found ->
                                new TagQuery(found.organization(), found.name(), null, TagOrder.NEWEST_FIRST, range))
                        .findFirst());
    }

    /**
     * Reads tags of an image repository, all of one moment.
     *
     * @param read takes the image repository as it is, and returns nothing where its tags have changed since: then it is called
     *     again
     * @throws WorldException when there is no such session
     * @throws RegistryException when there is no such organization or image repository
     */
    public <T> T read(
            SessionName session,
            OrganizationName organization,
            RepositoryName name,
            Function<Resolution, Optional<T>> read) {
        for (int attempt = 0; attempt < 2 * ATTEMPTS; attempt++) {
            Optional<T> result = attempt < ATTEMPTS
                    ? read.apply(resolve(session, organization, name))
                    : worlds.read(session, world -> read.apply(resolve(session, organization, name)));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new CannotAcquireLockException("the tags change too often to be read");
    }

    /** Resolves an image repository as of now, without a statement where nothing has changed since; or nothing where it is missing. */
    public Optional<Resolution> resolveAgain(Resolution before) {
        return before.change() != Changes.UNKNOWN && before.change() == changes.number()
                ? Optional.of(before)
                : find(
                        before.session(),
                        before.repository().organization(),
                        before.repository().name());
    }

    private Resolution resolve(SessionName session, OrganizationName organization, RepositoryName name) {
        return find(session, organization, name).orElseThrow(() -> missing(session, organization, name));
    }

    private Optional<Resolution> find(SessionName session, OrganizationName organization, RepositoryName name) {
        // Before the statement, so that a change after it is noticed.
        long change = changes.number();
        return jdbc.sql(RESOLVE)
                .params(organization.value(), name.value(), session.value())
                .query((row, number) -> new Resolution(session, resolved(organization, name, row), change))
                .optional();
    }

    private static ResolvedRepository resolved(OrganizationName organization, RepositoryName name, ResultSet row)
            throws SQLException {
        return new ResolvedRepository(
                organization, name, row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    private RuntimeException missing(SessionName session, OrganizationName organization, RepositoryName name) {
        return jdbc.sql(EXPLAIN)
                .params(organization.value(), session.value())
                .query((row, number) -> row.getString(1) == null
                        ? RegistryException.noOrganization(organization)
                        : RegistryException.noImageRepository(organization, name))
                .optional()
                .map(RuntimeException.class::cast)
                .orElseGet(() -> WorldException.noSession(session));
    }

    /** Lists tags, or nothing where they have changed since. */
    public Optional<Listing> list(ResolvedRepository repository, TagQuery query) {
        ListRange range = query.range() == null ? ListRange.ALL : query.range();
        if (query.filter() instanceof TagNameFilter.Exactly exactly) {
            return pages.find(repository, exactly.name())
                    .map(found -> new Listing(range.offset() == 0 ? found : List.of(), range.offset(), found.size()));
        }
        TagNameFilter.Containing part = (TagNameFilter.Containing) query.filter();
        long total = count(repository, part);
        int length = range.length(total);
        if (length == 0) {
            return Optional.of(new Listing(List.of(), range.offset(), total));
        }
        Optional<List<TagView>> page = part == null
                ? pages.page(repository, query.order(), range.offset(), length)
                : pages.page(repository, part, query.order(), null, range.offset(), length);
        return page.filter(found -> found.size() == length).map(found -> new Listing(found, range.offset(), total));
    }

    /** The versions of all tags in their order, or nothing where they have changed since. */
    public Optional<TagVersion[]> versions(ResolvedRepository repository, TagOrder order) {
        return pages.versions(repository, order);
    }

    private long count(ResolvedRepository repository, TagNameFilter.@Nullable Containing part) {
        return part == null ? repository.tags() : tags.countContaining(repository.contentId(), part.part());
    }

    /**
     * Lists tags after a place, which does not move when other tags come and go; or nothing where they have changed since.
     *
     * @param part of the tags' names, or null for all
     * @param after the place, or null for the beginning
     */
    public Optional<List<TagView>> listAfter(
            ResolvedRepository repository,
            TagNameFilter.@Nullable Containing part,
            TagOrder order,
            @Nullable TagPlace after,
            int limit) {
        return pages.page(repository, part, order, after, 0, limit);
    }

    /**
     * Finds a tag by its name.
     *
     * @throws WorldException when there is no such session
     * @throws RegistryException when there is no such organization, image repository or tag
     */
    public TagView find(SessionName session, OrganizationName organization, RepositoryName name, TagName tag) {
        return read(session, organization, name, found -> pages.find(found.repository(), tag)).stream()
                .findFirst()
                .orElseThrow(() -> RegistryException.noTag(organization, name, tag));
    }

    /**
     * Reads a list of any length, all of one moment, in memory that does not grow with it.
     *
     * @param query without a range, and not for one exact name: those are short
     * @param total takes the number of tags, before the first of them
     * @param batches takes the tags, in their order
     * @throws WorldException when there is no such session
     * @throws RegistryException when there is no such organization or image repository
     */
    public void stream(SessionName session, TagQuery query, LongConsumer total, Consumer<List<TagView>> batches) {
        worlds.read(session, world -> {
            stream(resolve(session, query.organization(), query.repository()).repository(), query, total, batches);
            return world;
        });
    }

    private void stream(
            ResolvedRepository repository, TagQuery query, LongConsumer total, Consumer<List<TagView>> batches) {
        TagNameFilter.Containing part = (TagNameFilter.Containing) query.filter();
        long left = count(repository, part);
        total.accept(left);
        TagPlace place = null;
        for (int batch = left > BATCH_SIZE ? FIRST_BATCH_SIZE : BATCH_SIZE; left > 0; batch = BATCH_SIZE) {
            List<TagView> next = pages.page(repository, part, query.order(), place, 0, (int) Math.min(left, batch))
                    .orElseThrow();
            batches.accept(next);
            if (next.isEmpty()) {
                throw new IllegalStateException("the store has lost tags of " + repository);
            }
            place = TagPlace.after(next.get(next.size() - 1));
            left -= next.size();
        }
    }
}
