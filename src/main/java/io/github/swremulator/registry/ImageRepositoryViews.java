package io.github.swremulator.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds to image repositories what only their tags tell, for all of them at once. */
record ImageRepositoryViews(CatalogTables tables) {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** @param withTagNames whether the names of the tags are asked for, of which there may be many */
    List<ImageRepositoryView> of(List<ImageRepositorySearch.Row> rows, boolean withTagNames) {
        List<ImageRepository> repositories =
                rows.stream().map(ImageRepositorySearch.Row::repository).toList();
        if (repositories.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> sizes = tables.tags().sumSizes(repositories).stream()
                .collect(Collectors.toMap(
                        Tags.Size::repository, size -> size.bytes().min(LARGEST).longValue()));
        Map<Long, List<String>> names = withTagNames ? tagNames(repositories) : Map.of();
        return rows.stream()
                .map(row -> view(
                        row,
                        sizes.getOrDefault(row.repository().id(), 0L),
                        names.getOrDefault(row.repository().id(), List.of())))
                .toList();
    }

    private Map<Long, List<String>> tagNames(List<ImageRepository> repositories) {
        return tables.tags().listNames(repositories).stream()
                .collect(groupingBy(Tags.Name::repository, mapping(Tags.Name::name, toList())));
    }

    private static ImageRepositoryView view(ImageRepositorySearch.Row row, long size, List<String> tagNames) {
        ImageRepository repository = row.repository();
        ImageRepositoryDetails details = row.details();
        return new ImageRepositoryView(
                repository.organizationName(),
                repository.name(),
                repository.repoId(),
                repository.organization().organizationId(),
                repository.organization().accountId(),
                details.category(),
                details.description(),
                details.isPublic(),
                details.creatorId(),
                details.creatorName(),
                details.createdAt(),
                details.updatedAt(),
                size,
                details.tagCount(),
                tagNames);
    }
}
