package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.seed.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Three image repositories in a catalog, whose pages are compared with all their tags, sorted here.
 *
 * @param stride how many tags stand between two kept places, which the lengths of the lists follow
 */
record CheckedPages(CatalogStore catalogStore, TagCatalog catalog, int stride, Random random) {

    /** Shorter than a stride. */
    static final RepositoryName SHORT = new RepositoryName("short");

    /** As long as one; a tag more makes it several. */
    static final RepositoryName EDGE = new RepositoryName("edge");

    static final RepositoryName LONG = new RepositoryName("long");

    static final List<RepositoryName> ALL = List.of(SHORT, EDGE, LONG);

    void seed() {
        catalogStore.replace(
                DEFAULT,
                Seeds.document(document("short", 0, Math.min(30, tags(0.7)))
                        + document("edge", 0, stride)
                        + document("long", 0, tags(2.6))));
    }

    void merge(String repository, int from, int to) {
        catalogStore.merge(DEFAULT, Seeds.document(document(repository, from, to)));
    }

    /** The number of tags in some strides. */
    int tags(double strides) {
        return (int) Math.round(strides * stride);
    }

    /** Many have the same time, and some of these the same number. */
    String document(String repository, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> "{name: t%04d, id: %d, updated: 2026-01-%02dT00:00:00Z}"
                        .formatted(n, random.nextInt(tags(0.4)), 1 + random.nextInt(6)))
                .collect(Collectors.joining(",", "group/" + repository + ": [", "]\n"));
    }

    void assertAll() {
        for (RepositoryName repository : ALL) {
            int total = shown(repository).size();
            if (total > 0) {
                for (TagOrder order : TagOrder.values()) {
                    assertPages(repository, order, total);
                }
            }
        }
    }

    private void assertPages(RepositoryName repository, TagOrder order, int total) {
        List<String> expected = sorted(repository, order);
        assertThat(whole(repository, order)).isEqualTo(expected);
        // Some of the edges, and some other places, at random.
        long[] edges = {0, 1, stride - 1, stride, stride + 1, 2L * stride, total - 1, total, total + 1, Long.MAX_VALUE};
        for (int n = 0; n < 3; n++) {
            assertPage(repository, order, expected, edges[random.nextInt(edges.length)], 1 + random.nextInt(50));
            assertPage(repository, order, expected, random.nextInt(total), 1 + random.nextInt(stride));
        }
        assertAfter(repository, order, expected);
    }

    void assertPage(RepositoryName repository, TagOrder order, List<String> expected, long offset, int limit) {
        TagCatalog.Listing page = list(new TagQuery(GROUP, repository, null, order, new ListRange(offset, limit)));
        int from = (int) Math.min(offset, expected.size());
        assertThat(names(page.tags()))
                .as("%s %s %s %s", repository, order, offset, limit)
                .isEqualTo(expected.subList(from, Math.min(from + limit, expected.size())));
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(page.offset()).isEqualTo(offset);
    }

    TagCatalog.Listing list(TagQuery query) {
        return list(catalog, query);
    }

    static TagCatalog.Listing list(TagCatalog catalog, TagQuery query) {
        return catalog.read(
                DEFAULT, query.organization(), query.repository(), found -> catalog.list(found.repository(), query));
    }

    static List<TagView> listAfter(
            TagCatalog catalog,
            RepositoryName repository,
            TagNameFilter.@Nullable Containing part,
            TagOrder order,
            @Nullable TagPlace after,
            int limit) {
        return catalog.read(
                DEFAULT, GROUP, repository, found -> catalog.listAfter(found.repository(), part, order, after, limit));
    }

    /** A list that is sent while it is read. */
    private List<String> whole(RepositoryName repository, TagOrder order) {
        List<String> sent = new ArrayList<>();
        AtomicLong announced = new AtomicLong(-1);
        catalog.stream(DEFAULT, new TagQuery(GROUP, repository, null, order, null), announced::set, tags -> {
            assertThat(announced).doesNotHaveValue(-1);
            sent.addAll(names(tags));
        });
        assertThat(announced).hasValue(sent.size());
        return sent;
    }

    private void assertAfter(RepositoryName repository, TagOrder order, List<String> expected) {
        int limit = tags(0.5) + random.nextInt(tags(0.6));
        List<String> seen = new ArrayList<>();
        TagPlace after = null;
        List<TagView> page;
        do {
            page = listAfter(catalog, repository, null, order, after, limit);
            seen.addAll(names(page));
            after = page.isEmpty() ? null : TagPlace.after(page.get(page.size() - 1));
        } while (after != null);
        assertThat(seen).as("%s %s %s", repository, order, limit).isEqualTo(expected);
    }

    static List<String> names(List<TagView> tags) {
        return tags.stream().map(TagView::name).toList();
    }

    List<String> sorted(RepositoryName repository, TagOrder order) {
        return shown(repository).stream()
                .sorted(comparator(order))
                .map(tag -> tag.name().value())
                .toList();
    }

    private static Comparator<TagPlace> comparator(TagOrder order) {
        Comparator<TagPlace> byTime = Comparator.comparing(TagPlace::updatedAt);
        Comparator<TagPlace> byName = Comparator.comparing(tag -> tag.name().value());
        return switch (order) {
            case NEWEST_FIRST ->
                byTime.reversed().thenComparing(TagPlace::tagId).thenComparing(byName);
            case OLDEST_FIRST -> byTime.thenComparing(TagPlace::tagId).thenComparing(byName);
            case NAME_ASCENDING -> byName;
            case NAME_DESCENDING -> byName.reversed();
        };
    }

    List<TagPlace> shown(RepositoryName repository) {
        List<TagPlace> places = new ArrayList<>();
        catalogStore.read(DEFAULT, new Shown() {
            @Override
            public void tag(NewTag tag) {
                if (repositories.get(repositories.size() - 1).name().equals(repository)) {
                    places.add(new TagPlace(tag.updatedAt(), requireNonNull(tag.tagId()), tag.name()));
                }
            }
        });
        return places;
    }
}
