package io.github.swremulator.registry;

import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/** Answers what tags there are. Every answer is of one moment, whatever is written meanwhile. */
@Service
public class TagCatalog {

    /** How many tags of a list are held at most, as many as the longest page has. */
    private static final int BATCH = 1000;
    /** As many at first of a longer list, whose reader need not wait for more. */
    private static final int FIRST_BATCH = 100;
    /** So often a page is read again, since its tags changed meanwhile, before a transaction makes sure that they do not. */
    private static final int ATTEMPTS = 5;

    private final Worlds worlds;
    private final RepositoryResolver resolver;
    private final ImageRepositories repositories;
    private final TagPages pages;
    private final Tags tags;
    private final Contents contents;

    /**
     * The answer to a {@link TagQuery}.
     *
     * @param offset how many matching tags stand before these
     * @param total how many tags match, in this and every other part
     */
    public record Listing(List<TagView> tags, long offset, long total) {}

    TagCatalog(
            Worlds worlds,
            RepositoryResolver resolver,
            ImageRepositories repositories,
            TagPages pages,
            Tags tags,
            Contents contents) {
        this.worlds = worlds;
        this.resolver = resolver;
        this.repositories = repositories;
        this.pages = pages;
        this.tags = tags;
        this.contents = contents;
    }

    /** What asks for so many tags of any image repository of the default session, where there is one. */
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
     * @param read is given the image repository as it is, and returns nothing where its tags have changed since: then it is
     *     asked again
     * @throws WorldException when there is no such session
     * @throws RegistryException with the reason
     */
    public <T> T read(
            SessionName session,
            OrganizationName organization,
            RepositoryName name,
            Function<ResolvedRepository, Optional<T>> read) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<T> result = read.apply(resolver.resolve(session, organization, name));
            if (result.isPresent()) {
                return result.get();
            }
        }
        return worlds.read(
                session,
                world -> read.apply(resolver.resolve(session, organization, name))
                        .orElseThrow());
    }

    /** Lists tags, or nothing where they have changed since. */
    public Optional<Listing> list(ResolvedRepository repository, TagQuery query) {
        ListRange range = query.range() == null ? ListRange.ALL : query.range();
        if (query.filter() instanceof TagNameFilter.Exactly exactly) {
            return row(repository, exactly.name()).map(found -> {
                List<TagView> shown = range.offset() == 0 ? views(repository, found) : List.of();
                return new Listing(shown, range.offset(), found.size());
            });
        }
        TagNameFilter.Containing part = (TagNameFilter.Containing) query.filter();
        long total = part == null ? repository.tags() : tags.countMatching(repository.contentId(), part.pattern());
        int length = range.length(total);
        if (length == 0) {
            return Optional.of(new Listing(List.of(), range.offset(), total));
        }
        Optional<List<TagRow>> page = part == null
                ? pages.page(repository, query.order(), range.offset(), length)
                : Optional.of(pages.rows(repository, part, query.order(), null, range.offset(), length));
        return page.filter(rows -> rows.size() == length)
                .flatMap(rows -> unchanged(repository, rows))
                .map(rows -> new Listing(views(repository, rows), range.offset(), total));
    }

    /** One, or none where there is no such tag; nothing where the tags have changed since. */
    private Optional<List<TagRow>> row(ResolvedRepository repository, TagName name) {
        return unchanged(repository, pages.row(repository, name));
    }

    private Optional<List<TagRow>> unchanged(ResolvedRepository repository, List<TagRow> rows) {
        long revision = rows.isEmpty()
                ? contents.revision(repository.contentId())
                : rows.get(0).revision();
        return revision == repository.revision() ? Optional.of(rows) : Optional.empty();
    }

    private static List<TagView> views(ResolvedRepository repository, List<TagRow> rows) {
        return rows.stream().map(row -> row.view(repository)).toList();
    }

    /**
     * Lists tags from a place on that does not move when others come and go, or nothing where they have changed since.
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
        return unchanged(repository, pages.rows(repository, part, order, after, 0, limit))
                .map(rows -> views(repository, rows));
    }

    /**
     * The tag of this name.
     *
     * @throws RegistryException with the reason
     */
    @SuppressWarnings("OptionalMapToOptional") // the outer one says whether the content was still the same
    public TagView find(SessionName session, OrganizationName organization, RepositoryName name, TagName tag) {
        return read(
                        session,
                        organization,
                        name,
                        repository -> row(repository, tag)
                                .map(rows -> rows.stream().findFirst().map(row -> row.view(repository))))
                .orElseThrow(() -> RegistryException.noTag(organization, name, tag));
    }

    /**
     * Reads a list of any length, all of one moment, in memory that does not grow with it.
     *
     * @param query without a range, and not for one exact name: those are short
     * @param total takes the number of tags, before the first of them
     * @param batches takes the tags, in their order
     * @throws SessionNotFoundException when there is no such session
     * @throws RegistryException when there is no such organization or image repository
     */
    public void stream(SessionName session, TagQuery query, LongConsumer total, Consumer<List<TagView>> batches) {
        worlds.read(session, world -> {
            stream(resolver.resolve(session, query.organization(), query.repository()), query, total, batches);
            return world;
        });
    }

    private void stream(
            ResolvedRepository repository, TagQuery query, LongConsumer total, Consumer<List<TagView>> batches) {
        TagNameFilter.Containing part = (TagNameFilter.Containing) query.filter();
        long left = part == null ? repository.tags() : tags.countMatching(repository.contentId(), part.pattern());
        total.accept(left);
        TagPlace place = null;
        for (int batch = left > BATCH ? FIRST_BATCH : BATCH; left > 0; batch = BATCH) {
            int limit = (int) Math.min(left, batch);
            List<TagView> next = views(repository, pages.rows(repository, part, query.order(), place, 0, limit));
            batches.accept(next);
            place = TagPlace.after(next.get(next.size() - 1));
            left -= next.size();
        }
    }
}
