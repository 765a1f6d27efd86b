package io.github.swremulator.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.github.swremulator.registry.ImageRepositorySearch.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Adds to image repositories what only their tags tell, for all of them at once. */
record ImageRepositoryViews(Tags tags) {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** @param withTagNames whether the names of the tags are asked for, of which there may be many */
    List<ImageRepositoryView> of(List<Row> rows, boolean withTagNames) {
        List<Long> contents =
                rows.stream().map(row -> row.repository().contentId()).toList();
        if (contents.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> sizes = tags.sumSizes(contents).stream()
                .collect(toMap(
                        Tags.Size::content, size -> size.bytes().min(LARGEST).longValue()));
        Map<Long, List<String>> names = withTagNames ? tagNames(contents) : Map.of();
        return rows.stream()
                .map(row -> view(
                        row,
                        sizes.getOrDefault(row.repository().contentId(), 0L),
                        names.getOrDefault(row.repository().contentId(), List.of())))
                .toList();
    }

    private Map<Long, List<String>> tagNames(List<Long> contents) {
        return tags.listNames(contents).stream()
                .collect(groupingBy(Tags.Name::content, mapping(Tags.Name::name, toList())));
    }

    private static ImageRepositoryView view(Row row, long size, List<String> tagNames) {
        ImageRepository repository = row.repository();
        return new ImageRepositoryView(
                repository.organization(),
                repository.name(),
                repository.repoId(),
                row.organization().organizationId(),
                row.organization().accountId(),
                repository.category(),
                repository.description(),
                repository.isPublic(),
                repository.creatorId(),
                repository.creatorName(),
                repository.createdAt(),
                repository.updatedAt(),
                size,
                row.tags(),
                tagNames);
    }
}
