package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.TagPages.EDGE;
import static io.github.swremulator.registry.TagPages.LONG;
import static io.github.swremulator.registry.TagPages.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.TestStore;
import io.github.swremulator.seed.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of lists of several short sections: the same rules as of long ones, with many more changes. */
@RegistryTest(sectionSize = TagPagesTest.SECTION)
class TagPagesTest {

    static final int SECTION = 10;

    private final Random random = new Random(7);
    private final TestStore store;
    private final CatalogStore catalogStore;
    private final CatalogSnapshots snapshots;
    private final TagCatalog catalog;
    private final TagChanges changes;
    private final ImageRepositoryCatalog repositories;
    private final TagPages pages;

    TagPagesTest(
            TestStore store,
            CatalogStore catalogStore,
            CatalogSnapshots snapshots,
            TagCatalog catalog,
            TagChanges changes,
            ImageRepositoryCatalog repositories) {
        this.store = store;
        this.catalogStore = catalogStore;
        this.snapshots = snapshots;
        this.catalog = catalog;
        this.changes = changes;
        this.repositories = repositories;
        this.pages = new TagPages(catalogStore, catalog, store, SECTION, random);
    }

    @BeforeEach
    void seed() {
        pages.seed();
    }

    @Test
    void everyPageIsThatOfAllTagsSorted() {
        for (TagOrder order : TagOrder.values()) {
            List<String> expected = pages.sorted(LONG, order);
            for (int offset = 0; offset <= expected.size() + 1; offset++) {
                for (int limit : new int[] {1, 2, SECTION - 1, SECTION, SECTION + 1, expected.size()}) {
                    pages.assertPage(LONG, order, expected, offset, limit);
                }
            }
        }
        pages.assertAll();
    }

    @Test
    void everyPageIsRightAfterAnyChange() {
        SnapshotName some = new SnapshotName("some");
        List<Runnable> all = List.of(
                () -> snapshots.take(some),
                () -> snapshots.restore(some),
                () -> pages.merge("long", 1, 3),
                () -> pages.merge("long", 25, 38),
                () -> pages.merge("edge", 9, 12),
                () -> pages.merge("short", 5, 9),
                catalogStore::reset,
                this::seed);
        snapshots.take(some);
        for (int round = 0; round < 10; round++) {
            // Each once in any case.
            (round < all.size() ? all.get(round) : all.get(random.nextInt(all.size()))).run();
            pages.assertAll();
            for (int n = 0; n < 6; n++) {
                change();
            }
            pages.assertAll();
        }
    }

    private void change() {
        RepositoryName repository = TagPages.ALL.get(random.nextInt(3));
        List<TagPlace> tags = pages.shown(repository);
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
        for (int n = 0; n < 5; n++) {
            changes.push(GROUP, LONG);
            pages.assertAll();
        }
        assertThat(pages.sections(LONG)).hasSizeGreaterThan(6);
        for (int n = 0; n < 22; n++) {
            changes.deleteNewest(GROUP, LONG);
            if (n % 3 == 0) {
                pages.assertAll();
            }
        }
        pages.assertAll();
        assertThat(pages.shown(LONG)).hasSize(9);
        assertThat(pages.sections(LONG)).isEmpty();
    }

    @Test
    void sectionsGoWithTheirImageRepositoryAndTheirGeneration() {
        catalogStore.replace(Seeds.document(pages.document("other", 0, 1)));
        pages.merge("long", 0, 12);
        assertThat(pages.sections(LONG)).hasSize(3);
        repositories.delete(GROUP, LONG);
        catalogStore.replace(Seeds.document(pages.document("long", 0, 21)));
        await().untilAsserted(() -> assertThat(store.count("tag_section")).isEqualTo(2 * 3));
    }

    @Test
    void thePagesOfAPartOfTheNamesAreThoseOfAllSorted() {
        TagNameFilter part = new TagNameFilter.Containing("1");
        for (TagOrder order : TagOrder.values()) {
            List<String> expected = pages.sorted(LONG, order).stream()
                    .filter(name -> name.contains("1"))
                    .toList();
            assertThat(expected).hasSizeGreaterThan(SECTION);
            for (int offset = 0; offset <= expected.size() + 1; offset++) {
                TagListing page = pages.list(new TagQuery(GROUP, LONG, part, order, new TagRange(offset, 3)));
                int from = Math.min(offset, expected.size());
                assertThat(TagPages.names(page.tags()))
                        .isEqualTo(expected.subList(from, Math.min(from + 3, expected.size())));
                assertThat(page.total()).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void listsOfEveryLengthAreThere() {
        assertThat(pages.sections(SHORT)).isEmpty();
        assertThat(pages.sections(EDGE)).isEmpty();
        assertThat(pages.sections(LONG)).hasSize(6);
        assertThat(catalog.listUpTo(25, new TagQuery(GROUP, LONG, null, TagOrder.NEWEST_FIRST, null)))
                .as("a list longer than the caller holds")
                .isEmpty();
    }
}
