package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers what tags there are. Every answer is of one moment, whatever is written meanwhile. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class TagCatalog {

    private final Organizations organizations;
    private final ImageRepositories imageRepositories;
    private final Tags tags;

    TagCatalog(Organizations organizations, ImageRepositories imageRepositories, Tags tags) {
        this.organizations = organizations;
        this.imageRepositories = imageRepositories;
        this.tags = tags;
    }

    /**
     * Lists tags of one image repository.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public TagListing list(TagQuery query) {
        ImageRepository repository = find(query.organization(), query.repository());
        if (query.filter() instanceof TagNameFilter.Exactly exactly) {
            Optional<Tag> tag = tags.find(repository, exactly.name().value());
            List<Tag> inRange =
                    startsAtOrBefore(query.range(), 0) ? tag.stream().toList() : List.of();
            return listing(inRange, query.range(), tag.isPresent() ? 1 : 0);
        }
        String pattern = query.filter() instanceof TagNameFilter.Containing containing
                ? "%" + escaped(containing.part()) + "%"
                : "%";
        long total = tags.count(repository, pattern);
        List<Tag> inRange = startsAtOrBefore(query.range(), total - 1)
                ? tags.list(repository, pattern, page(query.range(), query.order()))
                : List.of();
        return listing(inRange, query.range(), total);
    }

    private ImageRepository find(OrganizationName organization, RepositoryName repository) {
        return imageRepositories
                .findByOrganizationNameAndName(organization.value(), repository.value())
                .orElseThrow(() -> organizations.existsByName(organization.value())
                        ? new ImageRepositoryNotFoundException(organization, repository)
                        : new OrganizationNotFoundException(organization));
    }

    private static boolean startsAtOrBefore(@Nullable TagRange range, long index) {
        return (range == null ? 0 : range.offset()) <= index;
    }

    private static Pageable page(@Nullable TagRange range, TagOrder order) {
        return range == null
                ? Pageable.unpaged(order.sort())
                : new OffsetPage(range.offset(), range.limit(), order.sort());
    }

    private static TagListing listing(List<Tag> inRange, @Nullable TagRange range, long total) {
        return new TagListing(inRange.stream().map(Tag::view).toList(), range == null ? 0 : range.offset(), total);
    }

    private static String escaped(String part) {
        return part.replace("_", "!_");
    }
}
