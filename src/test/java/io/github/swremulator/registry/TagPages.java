package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.TestStore;
import io.github.swremulator.seed.Seeds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Three image repositories in a catalog, whose pages are compared with all tags of the database sorted here.
 *
 * @param section how long a section is, which the lengths of the lists follow
 */
record TagPages(CatalogStore catalogStore, TagCatalog catalog, TestStore store, int section, Random random) {

    /** Shorter than a section. */
    static final RepositoryName SHORT = new RepositoryName("short");

    /** As long as one; a tag more makes it several. */
    static final RepositoryName EDGE = new RepositoryName("edge");

    static final RepositoryName LONG = new RepositoryName("long");

    static final List<RepositoryName> ALL = List.of(SHORT, EDGE, LONG);

    private static final String SHOWN =
            " x.generation_id IN (s.base_id, s.changes_id) AND x.hidden_in <> s.changes_id AND x.image_repository_id ="
                    + " (SELECT x.id FROM image_repository x WHERE x.generation_id IN (s.base_id, s.changes_id)"
                    + " AND x.hidden_in <> s.changes_id AND x.name = '%s')";

    void seed() {
        catalogStore.replace(Seeds.document(document("short", 0, Math.min(30, tags(0.7)))
                + document("edge", 0, section)
                + document("long", 0, tags(2.6))));
    }

    void merge(String repository, int from, int to) {
        catalogStore.merge(Seeds.document(document(repository, from, to)));
    }

    /** So many sections' tags. */
    int tags(double sections) {
        return (int) Math.round(sections * section);
    }

    /** Many are of one time, and some of these of one number. */
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
                assertCounted(repository, total);
                for (TagOrder order : TagOrder.values()) {
                    assertPages(repository, order, total);
                }
            }
        }
    }

    private void assertPages(RepositoryName repository, TagOrder order, int total) {
        List<String> expected = sorted(repository, order);
        assertThat(whole(repository, order)).isEqualTo(expected);
        // Some of the places where something can go wrong, others each time.
        long[] edges = {
            0, 1, section - 1, section, section + 1, 2L * section, total - 1, total, total + 1, Long.MAX_VALUE
        };
        for (int n = 0; n < 3; n++) {
            assertPage(repository, order, expected, edges[random.nextInt(edges.length)], 1 + random.nextInt(50));
            assertPage(repository, order, expected, random.nextInt(total), 1 + random.nextInt(section));
        }
        assertAfter(repository, order, expected);
    }

    void assertPage(RepositoryName repository, TagOrder order, List<String> expected, long offset, int limit) {
        TagListing page = list(new TagQuery(GROUP, repository, null, order, new TagRange(offset, limit)));
        int from = (int) Math.min(offset, expected.size());
        assertThat(names(page.tags()))
                .as("%s %s %s %s", repository, order, offset, limit)
                .isEqualTo(expected.subList(from, Math.min(from + limit, expected.size())));
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(page.offset()).isEqualTo(offset);
    }

    TagListing list(TagQuery query) {
        return catalog.listUpTo(1000, query).orElseThrow();
    }

    /** A list that is sent while it is read. */
    private List<String> whole(RepositoryName repository, TagOrder order) {
        List<String> sent = new ArrayList<>();
        catalog.read(new TagQuery(GROUP, repository, null, order, null), new TagVisitor() {
            @Override
            public boolean list(long offset, long tags, long total) {
                assertThat(sent).isEmpty();
                sent.add(offset + "-" + tags + "/" + total);
                return true;
            }

            @Override
            public void tags(List<TagView> next) {
                sent.addAll(names(next));
            }
        });
        assertThat(sent.remove(0)).isEqualTo("0-" + sent.size() + "/" + sent.size());
        return sent;
    }

    private void assertAfter(RepositoryName repository, TagOrder order, List<String> expected) {
        int limit = tags(0.5) + random.nextInt(tags(0.6));
        List<String> seen = new ArrayList<>();
        TagPosition after = null;
        List<TagView> page;
        do {
            page = catalog.listAfter(GROUP, repository, null, order, after, limit);
            seen.addAll(names(page));
            after = page.isEmpty() ? null : TagPosition.of(page.get(page.size() - 1));
        } while (after != null);
        assertThat(seen).as("%s %s %s", repository, order, limit).isEqualTo(expected);
    }

    static List<String> names(List<TagView> tags) {
        return tags.stream().map(tag -> tag.name().value()).toList();
    }

    List<String> sorted(RepositoryName repository, TagOrder order) {
        return shown(repository).stream()
                .sorted(comparator(order))
                .map(TagPlace::name)
                .toList();
    }

    private static Comparator<TagPlace> comparator(TagOrder order) {
        Comparator<TagPlace> byTime = Comparator.comparing(TagPlace::updatedAt);
        Comparator<TagPlace> byName = Comparator.comparing(TagPlace::name);
        return switch (order) {
            case NEWEST_FIRST ->
                byTime.reversed().thenComparing(TagPlace::tagId).thenComparing(byName);
            case OLDEST_FIRST -> byTime.thenComparing(TagPlace::tagId).thenComparing(byName);
            case NAME_ASCENDING -> byName;
            case NAME_DESCENDING -> byName.reversed();
        };
    }

    List<TagPlace> shown(RepositoryName repository) {
        return query("SELECT x.updated_at, x.tag_id, x.name FROM tag x, catalog_state s WHERE" + SHOWN, repository)
                .stream()
                .map(row -> new TagPlace(((OffsetDateTime) row.get(0)).toInstant(), (long) row.get(1), "" + row.get(2)))
                .toList();
    }

    List<List<Object>> sections(RepositoryName repository) {
        return query("SELECT x.list_order, x.tags FROM tag_section x, catalog_state s WHERE" + SHOWN, repository);
    }

    private void assertCounted(RepositoryName repository, long total) {
        assertThat(query(
                        "SELECT x.tag_count FROM image_repository_details x, catalog_state s WHERE" + SHOWN,
                        repository))
                .containsExactly(List.of(total));
        List<List<Object>> sections = sections(repository);
        assertThat(sections.isEmpty()).isEqualTo(total <= section);
        assertThat(sections).allSatisfy(each -> assertThat((long) each.get(1)).isLessThan(2 * (long) section));
        assertThat(sections.stream()
                        .collect(Collectors.groupingBy(
                                each -> each.get(0), Collectors.summingLong(each -> (long) each.get(1))))
                        .values())
                .allMatch(sum -> sum == total);
    }

    private List<List<Object>> query(String sql, RepositoryName repository) {
        return store.read(sql.formatted(repository), rows -> {
            List<List<Object>> all = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) {
                    row.add(value(rows, n));
                }
                all.add(row);
            }
            return all;
        });
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        return rows.getMetaData().getColumnName(column).equalsIgnoreCase("updated_at")
                ? rows.getObject(column, OffsetDateTime.class)
                : rows.getObject(column);
    }
}
