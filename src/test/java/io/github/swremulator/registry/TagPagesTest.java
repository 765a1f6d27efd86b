package io.github.swremulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.TestStore;
import io.github.swremulator.control.json.Steering;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages of lists, short and long, against all tags of the database sorted here. */
@Tag("store")
class TagPagesTest {

    private static final OrganizationName GROUP = new OrganizationName("group");
    private static final RepositoryName SHORT = new RepositoryName("short");
    /** As long as one section; a tag more makes it several. */
    private static final RepositoryName EDGE = new RepositoryName("edge");

    private static final RepositoryName LONG = new RepositoryName("long");

    private static final String SHOWN =
            " x.generation_id IN (s.base_id, s.changes_id) AND x.hidden_in <> s.changes_id AND x.image_repository_id ="
                    + " (SELECT x.id FROM image_repository x WHERE x.generation_id IN (s.base_id, s.changes_id)"
                    + " AND x.hidden_in <> s.changes_id AND x.name = '%s')";

    private static TestStore store;
    private static Emulator emulator;
    private static Steering control;
    private static TagCatalog catalog;
    private static TagChanges changes;

    private final Random random = new Random(7);

    @BeforeAll
    static void start() {
        store = TestStore.create();
        emulator = Emulator.start(store, "swr.seed=none");
        control = new Steering(emulator);
        catalog = emulator.bean("tagCatalog", TagCatalog.class);
        changes = emulator.bean("tagChanges", TagChanges.class);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void isSeeded() {
        assertThat(control.put(
                                "/data",
                                document("short", 0, 30) + document("edge", 0, 1000) + document("long", 0, 2600))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Many are of one time, and some of these of one number. */
    private String document(String repository, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> "{name: t%04d, id: %d, updated: 2026-01-%02dT00:00:00Z}"
                        .formatted(n, random.nextInt(400), 1 + random.nextInt(6)))
                .collect(Collectors.joining(",", "group/" + repository + ": [", "]\n"));
    }

    @Test
    void everyPageIsThatOfAllTagsSorted() {
        for (TagOrder order : TagOrder.values()) {
            List<String> expected = sorted(SHORT, order);
            for (int offset = 0; offset <= 31; offset++) {
                for (int limit = 1; limit <= 31; limit++) {
                    assertPage(SHORT, order, expected, offset, limit);
                }
            }
        }
        assertPages();
    }

    @Test
    void everyPageIsRightAfterAnyChange() {
        List<Runnable> all = List.of(
                () -> control.put("/snapshots/some", ""),
                () -> control.post("/snapshots/some", ""),
                () -> control.post("/data", document("long", 100, 120)),
                () -> control.post("/data", document("long", 2590, 3800)),
                () -> control.post("/data", document("edge", 990, 1005)),
                () -> control.post("/data", document("short", 20, 40)),
                () -> control.post("/reset", ""),
                this::isSeeded);
        control.put("/snapshots/some", "");
        for (int round = 0; round < 12; round++) {
            // Each once in any case.
            (round < all.size() ? all.get(round) : all.get(random.nextInt(all.size()))).run();
            assertPages();
            IntStream.range(0, 12).forEach(n -> change());
            assertPages();
        }
        control.delete("/snapshots/some");
    }

    private void change() {
        RepositoryName repository = List.of(SHORT, EDGE, LONG).get(random.nextInt(3));
        List<TagPlace> tags = shown(repository);
        if (tags.isEmpty()) {
            return;
        }
        TagName one = new TagName(tags.get(random.nextInt(tags.size())).name());
        TagName another = new TagName(tags.get(random.nextInt(tags.size())).name());
        switch (random.nextInt(6)) {
            case 0 -> changes.point(GROUP, repository, one, another, true);
            case 1 -> changes.point(GROUP, repository, one, new TagName("new-" + random.nextInt(1000000)), true);
            case 2 -> changes.delete(GROUP, repository, one);
            case 3 -> changes.push(GROUP, repository);
            case 4 -> changes.deleteNewest(GROUP, repository);
            default -> changes.moveOldest(GROUP, repository);
        }
    }

    @Test
    void aSectionIsDividedWhenItGrowsAndGoesWhenItIsEmpty() {
        for (int n = 0; n < 450; n++) {
            changes.push(GROUP, LONG);
        }
        assertPages();
        for (int n = 0; n < 2200; n++) {
            changes.deleteNewest(GROUP, LONG);
        }
        assertPages();
        assertThat(shown(LONG)).hasSize(850);
        assertThat(sections(LONG)).isEmpty();
    }

    @Test
    void sectionsGoWithTheirImageRepositoryAndTheirGeneration() {
        control.put("/data", document("other", 0, 1));
        control.post("/data", document("long", 0, 1200));
        assertThat(sections(LONG)).hasSize(3);
        assertThat(emulator.send("DELETE", "/v2/manage/namespaces/group/repos/long", "")
                        .statusCode())
                .isEqualTo(204);
        control.put("/data", document("long", 0, 2100));
        await().untilAsserted(() -> assertThat(store.count("tag_section")).isEqualTo(2 * 3));
    }

    private void assertPages() {
        for (RepositoryName repository : List.of(SHORT, EDGE, LONG)) {
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
        LongStream.of(0, 1, 999, 1000, 1001, 2000, total - 1, total, total + 1, Long.MAX_VALUE)
                .forEach(offset -> assertPage(repository, order, expected, offset, 1 + random.nextInt(50)));
        for (int n = 0; n < 5; n++) {
            assertPage(repository, order, expected, random.nextInt(total), 1 + random.nextInt(1000));
        }
        assertAfter(repository, order, expected);
    }

    private static void assertPage(
            RepositoryName repository, TagOrder order, List<String> expected, long offset, int limit) {
        TagListing page = list(new TagQuery(GROUP, repository, null, order, new TagRange(offset, limit)));
        int from = (int) Math.min(offset, expected.size());
        assertThat(names(page.tags()))
                .as("%s %s %s %s", repository, order, offset, limit)
                .isEqualTo(expected.subList(from, Math.min(from + limit, expected.size())));
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(page.offset()).isEqualTo(offset);
    }

    private static TagListing list(TagQuery query) {
        return catalog.listUpTo(1000, query).orElseThrow();
    }

    /** A list that is told. */
    private static List<String> whole(RepositoryName repository, TagOrder order) {
        List<String> told = new ArrayList<>();
        catalog.read(new TagQuery(GROUP, repository, null, order, null), new TagVisitor() {
            @Override
            public boolean list(long offset, long tags, long total) {
                assertThat(told).isEmpty();
                told.add(offset + "-" + tags + "/" + total);
                return true;
            }

            @Override
            public void tags(List<TagView> next) {
                told.addAll(names(next));
            }
        });
        assertThat(told.remove(0)).isEqualTo("0-" + told.size() + "/" + told.size());
        return told;
    }

    private void assertAfter(RepositoryName repository, TagOrder order, List<String> expected) {
        int limit = 1 + random.nextInt(900);
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

    @Test
    void thePagesOfAPartOfTheNamesAreThoseOfAllSorted() {
        TagNameFilter part = new TagNameFilter.Containing("1");
        for (TagOrder order : TagOrder.values()) {
            List<String> expected = sorted(LONG, order).stream()
                    .filter(name -> name.contains("1"))
                    .toList();
            assertThat(expected).hasSizeGreaterThan(1000);
            for (int offset : new int[] {0, 1, 500, 1001, expected.size() - 1, expected.size(), expected.size() + 1}) {
                TagListing page = list(new TagQuery(GROUP, LONG, part, order, new TagRange(offset, 10)));
                int from = Math.min(offset, expected.size());
                assertThat(names(page.tags())).isEqualTo(expected.subList(from, Math.min(from + 10, expected.size())));
                assertThat(page.total()).isEqualTo(expected.size());
            }
        }
    }

    private static List<String> names(List<TagView> tags) {
        return tags.stream().map(tag -> tag.name().value()).toList();
    }

    private static List<String> sorted(RepositoryName repository, TagOrder order) {
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

    private static List<TagPlace> shown(RepositoryName repository) {
        return query("SELECT x.updated_at, x.tag_id, x.name FROM tag x, catalog_state s WHERE" + SHOWN, repository)
                .stream()
                .map(row -> new TagPlace(((OffsetDateTime) row.get(0)).toInstant(), (long) row.get(1), "" + row.get(2)))
                .toList();
    }

    private static List<List<Object>> sections(RepositoryName repository) {
        return query("SELECT x.list_order, x.tags FROM tag_section x, catalog_state s WHERE" + SHOWN, repository);
    }

    private static void assertCounted(RepositoryName repository, long total) {
        assertThat(query(
                        "SELECT x.tag_count FROM image_repository_details x, catalog_state s WHERE" + SHOWN,
                        repository))
                .containsExactly(List.of(total));
        List<List<Object>> sections = sections(repository);
        assertThat(sections.isEmpty()).isEqualTo(total <= 1000);
        assertThat(sections)
                .allSatisfy(section -> assertThat((long) section.get(1)).isLessThan(2000));
        assertThat(sections.stream()
                        .collect(Collectors.groupingBy(
                                section -> section.get(0), Collectors.summingLong(section -> (long) section.get(1))))
                        .values())
                .allMatch(sum -> sum == total);
    }

    private static List<List<Object>> query(String sql, RepositoryName repository) {
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                ResultSet rows = connection.createStatement().executeQuery(sql.formatted(repository))) {
            List<List<Object>> all = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) {
                    row.add(value(rows, n));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        return rows.getMetaData().getColumnName(column).equalsIgnoreCase("updated_at")
                ? rows.getObject(column, OffsetDateTime.class)
                : rows.getObject(column);
    }
}
