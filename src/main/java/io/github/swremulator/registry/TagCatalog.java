package io.github.swremulator.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers what tags there are. Every answer is of one moment, whatever is written meanwhile. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class TagCatalog {

    /** So many tags are held of a list that is told, as many as the longest page has. */
    private static final int AT_ONCE = 1000;

    /** And so many at first of a longer list, whose reader need not wait for more. */
    private static final int AT_FIRST = 100;

    private static final TagRange ALL = new TagRange(0, Integer.MAX_VALUE);

    private final CatalogTables tables;
    private final ShownCatalog shown;

    TagCatalog(CatalogTables tables, ShownCatalog shown) {
        this.tables = tables;
        this.shown = shown;
    }

    /** What asks for so many tags of any image repository, where there is one. */
    public Optional<TagQuery> queryOfAny(TagRange range) {
        shown.read();
        return tables.imageRepositories().list(Limit.of(1)).stream()
                .map(found -> new TagQuery(found.organizationName(), found.name(), null, TagOrder.NEWEST_FIRST, range))
                .findFirst();
    }

    /**
     * Lists tags of one image repository, or answers nothing where these are more than so many.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public Optional<TagListing> listUpTo(long most, TagQuery query) {
        Listed listed = new Listed(most);
        read(query, listed);
        return listed.isToldWhole()
                ? Optional.of(new TagListing(listed.tags, listed.offset, listed.total))
                : Optional.empty();
    }

    /**
     * As {@link #listUpTo}, whatever the number, in memory that does not grow with it. How long the list is, is told first.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public void read(TagQuery query, TagVisitor visitor) {
        shown.read();
        ImageRepositories.Counted found = shown.countedRepository(query.organization(), query.repository());
        TagRange range = query.range() == null ? ALL : query.range();
        if (query.filter() instanceof TagNameFilter.Exactly exactly) {
            tell(find(found.repository(), exactly.name()), range, visitor);
        } else {
            TagNameFilter.Containing part = (TagNameFilter.Containing) query.filter();
            OrderedTags tags = new OrderedTags(tables, found.repository(), part, query.order());
            tell(tags, part == null ? found.tags() : tags.count(), range, visitor);
        }
    }

    private Optional<TagView> find(ImageRepository repository, TagName name) {
        return tables.tags().findRow(repository, name.value()).map(row -> row.view(repository));
    }

    private static void tell(Optional<TagView> tag, TagRange range, TagVisitor visitor) {
        List<TagView> tags = tag.filter(one -> range.offset() == 0).stream().toList();
        if (visitor.list(range.offset(), tags.size(), tag.isPresent() ? 1 : 0)) {
            visitor.tags(tags);
        }
    }

    private static void tell(OrderedTags tags, long total, TagRange range, TagVisitor visitor) {
        long left = Math.max(0, Math.min(range.limit(), total - range.offset()));
        if (!visitor.list(range.offset(), left, total)) {
            return;
        }
        // Past the end there is nothing to read, however far.
        TagPlace place = left == 0 ? tags.beginning() : tags.place(range.offset(), total);
        for (int atOnce = left > AT_ONCE ? AT_FIRST : AT_ONCE; left > 0; atOnce = AT_ONCE) {
            List<TagView> next = tags.list(place, (int) Math.min(left, atOnce));
            visitor.tags(next);
            place = TagPlace.after(next.get(next.size() - 1));
            left -= next.size();
        }
    }

    /** A list that is held whole, or not at all where it is too long for that. */
    private static final class Listed implements TagVisitor {

        private final long most;
        private final List<TagView> tags = new ArrayList<>();
        private long offset;
        private long length;
        private long total;

        Listed(long most) {
            this.most = most;
        }

        @Override
        public boolean list(long itsOffset, long itsTags, long itsTotal) {
            offset = itsOffset;
            length = itsTags;
            total = itsTotal;
            return length <= most;
        }

        boolean isToldWhole() {
            return length == tags.size();
        }

        @Override
        public void tags(List<TagView> next) {
            tags.addAll(next);
        }
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
        return find(shown.imageRepository(organization, repository), tag)
                .orElseThrow(() -> new TagNotFoundException(organization, repository, tag));
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
        OrderedTags tags = new OrderedTags(tables, found, part, order);
        return tags.list(after == null ? tags.beginning() : TagPlace.after(after), limit);
    }
}
