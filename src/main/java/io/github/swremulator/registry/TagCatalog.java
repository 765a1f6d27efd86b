package io.github.swremulator.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers what tags there are. Every answer is of one moment, whatever is written meanwhile. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class TagCatalog {

    private final CatalogTables tables;
    private final ShownCatalog shown;

    TagCatalog(CatalogTables tables, ShownCatalog shown) {
        this.tables = tables;
        this.shown = shown;
    }

    /**
     * Lists tags of one image repository.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public TagListing list(TagQuery query) {
        shown.read();
        ImageRepository repository = shown.imageRepository(query.organization(), query.repository());
        long offset = query.range() == null ? 0 : query.range().offset();
        long total = count(repository, query.filter());
        // Past the end there is nothing to read, however far: SQL's offset has fewer digits than the API's.
        List<Tag> inRange =
                offset < total ? read(repository, query.filter(), page(query.range(), query.order())) : List.of();
        return new TagListing(inRange.stream().map(Tag::view).toList(), offset, total);
    }

    /**
     * The tag of this name.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws TagNotFoundException when the image repository has no such tag
     */
    public TagView find(OrganizationName organization, RepositoryName repository, TagName tag) {
        shown.read();
        return shown.tag(shown.imageRepository(organization, repository), tag).view();
    }

    /**
     * Lists tags of one image repository from a place on that does not move when others come and go.
     *
     * @param part of the tags' names, or null for all
     * @param after the place, or null for the beginning
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public List<TagView> listAfter(
            OrganizationName organization,
            RepositoryName repository,
            TagNameFilter.@Nullable Containing part,
            TagOrder order,
            @Nullable TagPosition after,
            int limit) {
        shown.read();
        ImageRepository found = shown.imageRepository(organization, repository);
        List<Tag> tags = after == null
                ? read(found, part, new OffsetPage(0, limit, order.sort()))
                : readAfter(found, part == null ? "%" : pattern(part), order, after, Limit.of(limit));
        return tags.stream().map(Tag::view).toList();
    }

    private List<Tag> readAfter(
            ImageRepository repository, String pattern, TagOrder order, TagPosition after, Limit limit) {
        String name = after.name().value();
        return switch (order) {
            case NEWEST_FIRST ->
                tables.tags().listOlder(repository, pattern, after.updatedAt(), after.tagId(), name, limit);
            case OLDEST_FIRST ->
                tables.tags().listNewer(repository, pattern, after.updatedAt(), after.tagId(), name, limit);
            case NAME_ASCENDING -> tables.tags().listNamedAfter(repository, pattern, name, limit);
            case NAME_DESCENDING -> tables.tags().listNamedBefore(repository, pattern, name, limit);
        };
    }

    private long count(ImageRepository repository, @Nullable TagNameFilter filter) {
        if (filter instanceof TagNameFilter.Exactly exactly) {
            return tables.tags()
                    .countByImageRepositoryAndName(repository, exactly.name().value());
        }
        return filter instanceof TagNameFilter.Containing containing
                ? tables.tags().countLike(repository, pattern(containing))
                : tables.tags().countByImageRepository(repository);
    }

    private List<Tag> read(ImageRepository repository, @Nullable TagNameFilter filter, Pageable page) {
        if (filter instanceof TagNameFilter.Exactly exactly) {
            return tables.tags().find(repository, exactly.name().value()).stream()
                    .toList();
        }
        return filter instanceof TagNameFilter.Containing containing
                ? tables.tags().listLike(repository, pattern(containing), page)
                : tables.tags().list(repository, page);
    }

    private static String pattern(TagNameFilter.Containing filter) {
        return LikePattern.containing(filter.part());
    }

    private static Pageable page(@Nullable TagRange range, TagOrder order) {
        return range == null
                ? Pageable.unpaged(order.sort())
                : new OffsetPage(range.offset(), range.limit(), order.sort());
    }
}
