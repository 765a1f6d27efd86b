package io.github.swremulator.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers what tags there are. Every answer is of one moment, whatever is written meanwhile. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class TagCatalog {

    private final CatalogTables tables;
    private final CatalogStates states;

    TagCatalog(CatalogTables tables, CatalogStates states) {
        this.tables = tables;
        this.states = states;
    }

    /**
     * Lists tags of one image repository.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    public TagListing list(TagQuery query) {
        CatalogView.of(tables.entityManager(), states.read()).show();
        ImageRepository repository = find(query.organization(), query.repository());
        long offset = query.range() == null ? 0 : query.range().offset();
        long total = count(repository, query.filter());
        // Past the end there is nothing to read, however far: SQL's offset has fewer digits than the API's.
        List<Tag> inRange =
                offset < total ? read(repository, query.filter(), page(query.range(), query.order())) : List.of();
        return new TagListing(inRange.stream().map(Tag::view).toList(), offset, total);
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
        return "%" + filter.part().replace("_", "!_") + "%";
    }

    private ImageRepository find(OrganizationName organization, RepositoryName repository) {
        return tables.imageRepositories()
                .find(organization.value(), repository.value())
                .orElseThrow(() -> tables.organizations().existsByName(organization.value())
                        ? new ImageRepositoryNotFoundException(organization, repository)
                        : new OrganizationNotFoundException(organization));
    }

    private static Pageable page(@Nullable TagRange range, TagOrder order) {
        return range == null
                ? Pageable.unpaged(order.sort())
                : new OffsetPage(range.offset(), range.limit(), order.sort());
    }
}
